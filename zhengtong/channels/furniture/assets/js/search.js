// Suggestions under a search box: arrows walk, Enter opens, Escape closes. htmx fetches them.
function hits(box) {
  return [...box.querySelectorAll("[role=option]")];
}

function choose(box, index) {
  const options = hits(box);
  options.forEach((option, at) => option.setAttribute("aria-selected", String(at === index)));
  const input = box.querySelector("input[type=search]");
  const chosen = options[index];
  if (chosen) input.setAttribute("aria-activedescendant", chosen.id);
  else input.removeAttribute("aria-activedescendant");
}

function close(box) {
  const list = box.querySelector("[role=listbox]");
  if (list) list.replaceChildren();
  const input = box.querySelector("input[type=search]");
  input.setAttribute("aria-expanded", "false");
  input.removeAttribute("aria-activedescendant");
}

function start(box) {
  const input = box.querySelector("input[type=search]");
  if (!box.querySelector("[role=listbox]")) return;
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-expanded", "false");
  input.addEventListener("keydown", (event) => {
    const options = hits(box);
    const at = options.findIndex((option) => option.getAttribute("aria-selected") === "true");
    if (event.key === "Escape") close(box);
    if (!options.length) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      choose(box, (at + step + options.length) % options.length);
    }
    if (event.key === "Enter" && at >= 0) {
      event.preventDefault();
      options[at].click();
    }
  });
  box.addEventListener("htmx:after:swap", () => {
    input.setAttribute("aria-expanded", String(hits(box).length > 0));
  });
  document.addEventListener("click", (event) => {
    if (!box.contains(event.target)) close(box);
  });
}

export function startSearchBoxes(root = document) {
  root.querySelectorAll("[data-search-box]").forEach(start);
}
