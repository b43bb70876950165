// Filters and the workbench's side are <details>: open on wide screens, closed on narrow ones.
export function startDisclosure() {
  const wide = window.matchMedia("(min-width: 1020px)");
  const adjust = () => {
    document.querySelectorAll("details[data-open-wide]").forEach((element) => {
      element.open = wide.matches || element.hasAttribute("data-keep-open");
    });
  };
  adjust();
  wide.addEventListener("change", adjust);
}
