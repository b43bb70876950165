// Saves a draft page a moment after the last keystroke, so that nothing typed is lost.
// Without JavaScript the page is saved by its buttons.
const PAUSE = 1200;

function start(form) {
  const status = form.querySelector("[data-autosave-status]");
  const url = form.dataset.autosave;
  let timer;
  let sent = new URLSearchParams(new FormData(form)).toString();

  async function save() {
    const data = new FormData(form);
    for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
    const body = new URLSearchParams(data);
    if (body.toString() === sent) return;
    sent = body.toString();
    try {
      const answer = await fetch(url, {
        method: "POST",
        body,
        headers: { "X-Requested-With": "autosave" },
        credentials: "same-origin",
      });
      status.textContent = answer.ok ? status.dataset.saved : status.dataset.failed;
    } catch {
      status.textContent = status.dataset.failed;
    }
  }

  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(save, PAUSE);
  };
  form.addEventListener("input", later);
  form.addEventListener("change", later);
  form.addEventListener("submit", () => clearTimeout(timer));
}

export function startAutosave(root = document) {
  root.querySelectorAll("form[data-autosave]").forEach(start);
}
