// The designer of decision models: dmn-js over the text area that holds the file.
//
// Without scripts the text area and the upload beside it do the same work.
import DmnModeler from "dmn-js/lib/Modeler";
import DmnViewer from "dmn-js/lib/NavigatedViewer";
import { kept, shown } from "../dmn/reasons.js";
import { translating } from "../dmn/translating.js";

// dmn-js knows DMN 1.3; what 1.4 and 1.5 add to tables and diagrams is the name of the standard,
// so that is put back when the drawing is taken. Boxes that 1.3 has not are edited as text.
const KNOWN = "https://www.omg.org/spec/DMN/20191111/";
const LATER = /https:\/\/www\.omg\.org\/spec\/DMN\/(20211108|20230324)\//;
const NEW_BOXES = /<(?:\w+:)?(?:conditional|filter|for|every|some|typeConstraint)[\s>]/;

const place = document.querySelector("[data-dmn-designer]");
if (place) begin(place).catch((error) => fall(place, error));

async function begin(place) {
  const form = place.closest("form");
  const source = form.querySelector("textarea[name=xml]");
  const extra = { additionalModules: [translating(document.documentElement.lang)] };
  const readOnly = "readOnly" in place.dataset;
  const modeler = new (readOnly ? DmnViewer : DmnModeler)({
    container: place,
    drd: extra,
    decisionTable: extra,
    literalExpression: extra,
    boxedExpression: extra,
  });
  place.hidden = false; // dmn-js measures what it draws
  if (NEW_BOXES.test(source.value)) throw new Error("boxes of DMN 1.4");
  const standard = source.value.match(LATER)?.[0] ?? KNOWN;
  const drawn = async () =>
    kept((await modeler.saveXML({ format: true })).xml).replaceAll(KNOWN, standard);
  await modeler.importXML(shown(source.value).replaceAll(standard, KNOWN));
  fit(modeler);
  form.classList.add("zt-designer--drawn");
  tabs(place, modeler);
  modeler.on("views.changed", () => tabs(place, modeler));
  if (readOnly) return;
  let changed = false;
  place.addEventListener("input", () => (changed = true));
  place.addEventListener("click", () => (changed = true));
  window.addEventListener("beforeunload", (event) => {
    if (changed) event.preventDefault();
  });
  form.addEventListener("submit", async (event) => {
    if (form.dataset.ready) return;
    event.preventDefault();
    source.value = await drawn();
    form.dataset.ready = "yes";
    changed = false;
    // Not while this event is still on its way: a form that is being sent is not sent again.
    setTimeout(() => form.requestSubmit(event.submitter));
  });
  watch(form, drawn);
}

// The whole diagram at once, as large as there is room.
function fit(modeler) {
  if (modeler.getActiveView()?.type === "drd") {
    modeler.getActiveViewer().get("canvas").zoom("fit-viewport", "auto");
  }
}

// One tab for the diagram and one for each decision that has something to edit.
function tabs(place, modeler) {
  const bar = document.querySelector("[data-dmn-tabs]");
  if (!bar) return;
  const open = modeler.getActiveView();
  bar.replaceChildren(
    ...modeler.getViews().map((view) => {
      const tab = document.createElement("button");
      tab.type = "button";
      tab.className = "zt-designer__tab";
      tab.textContent = view.type === "drd" ? bar.dataset.diagram : view.name || view.id;
      if (open && view.id === open.id) tab.setAttribute("aria-current", "page");
      tab.addEventListener("click", () => modeler.open(view).then(() => fit(modeler)));
      return tab;
    }),
  );
}

// What the server says of the drawing as it stands: asked a moment after the last change.
function watch(form, drawn) {
  const told = document.querySelector("[data-dmn-findings]");
  if (!told) return;
  let waiting, asked = 0, before = "";
  const ask = async () => {
    const xml = await drawn();
    if (xml === before) return;
    before = xml;
    const number = ++asked;
    const body = new FormData();
    body.set("xml", xml);
    body.set("csrfmiddlewaretoken", form.querySelector("[name=csrfmiddlewaretoken]").value);
    const answer = await fetch(told.dataset.dmnFindings, { method: "POST", body });
    if (answer.ok && number === asked) told.innerHTML = await answer.text();
  };
  const later = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => ask().catch(() => {}), 1200);
  };
  for (const kind of ["input", "click", "keyup", "drop"]) form.addEventListener(kind, later);
}

// A file that cannot be drawn (no diagram in it) is still edited as text.
function fall(place, error) {
  place.hidden = true;
  const note = document.querySelector("[data-dmn-undrawn]");
  if (note) note.hidden = false;
  console.warn("not drawn:", error.message);
}
