// Says before sending that a file is too large; the server checks size and content again.
export function startUploads() {
  document.addEventListener("change", (event) => {
    const input = event.target;
    if (input.type !== "file" || !input.dataset.limit) return;
    const tooLarge = [...input.files].some((file) => file.size > Number(input.dataset.limit));
    input.setCustomValidity(tooLarge ? input.dataset.tooLarge : "");
    if (tooLarge) input.reportValidity();
  });
}
