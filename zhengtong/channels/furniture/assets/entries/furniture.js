import {
  Button,
  CharacterCount,
  Checkboxes,
  createAll,
  ErrorSummary,
  FileUpload,
  NotificationBanner,
  PasswordInput,
  Radios,
  SkipLink,
  Tabs,
} from "govuk-frontend";
import htmx from "htmx.org";
import { startAutosave } from "../js/autosave.js";
import { startDisclosure } from "../js/disclosure.js";
import { startSendOnce } from "../js/once.js";
import { startRatings } from "../js/rating.js";
import { startSearchBoxes } from "../js/search.js";
import { startUploads } from "../js/upload.js";

window.htmx = htmx;

const modules = [
  Button,
  CharacterCount,
  Checkboxes,
  ErrorSummary,
  FileUpload,
  NotificationBanner,
  PasswordInput,
  Radios,
  SkipLink,
  Tabs,
];

function enliven(root) {
  modules.forEach((module) => createAll(module, undefined, { scope: root, onError: () => {} }));
  nameUploadButtons(root);
}

// The button that FileUpload makes is named "label, comma, itself"; the comma hides the visible words
// from the name (WCAG 2.5.3), so it goes.
function nameUploadButtons(root) {
  root.querySelectorAll(".govuk-file-upload-button").forEach((button) => {
    button.querySelector("[id$=-comma]")?.remove();
    const label = button.getAttribute("aria-labelledby")?.split(" ")[0];
    if (label) button.setAttribute("aria-labelledby", `${label} ${button.id}`);
  });
}

// htmx sends Django's token with every request that writes.
document.addEventListener("htmx:config:request", (event) => {
  const token = document.querySelector("input[name=csrfmiddlewaretoken]");
  if (token) event.detail.ctx.request.headers["X-CSRFToken"] = token.value;
});
document.addEventListener("htmx:after:swap", (event) => enliven(event.target));

enliven(document);
startSearchBoxes();
startAutosave();
startSendOnce();
startDisclosure();
startUploads();
startRatings();
