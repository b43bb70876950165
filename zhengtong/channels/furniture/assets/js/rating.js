// Shows the reasons that belong to the level chosen. Without JavaScript all reasons can be unfolded.
function start(form) {
  const blocks = form.querySelectorAll("[data-reasons-of]");
  const adjust = () => {
    const chosen = form.querySelector("input[name=level]:checked")?.value;
    blocks.forEach((block) => {
      block.hidden = block.dataset.reasonsOf !== chosen;
    });
  };
  form.addEventListener("change", adjust);
  adjust();
}

export function startRatings(root = document) {
  root.querySelectorAll("form[data-rating]").forEach(start);
}
