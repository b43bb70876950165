// Saves a draft page a moment after the last keystroke, so that nothing typed is lost, and shows or
// hides the questions that depend on an answer. Without JavaScript the page is saved by its buttons
// and shows every question.
const PAUSE = 1200;

function start(form) {
  const status = form.querySelector("[data-autosave-status]");
  const version = form.querySelector("input[name=draft_version]");
  const url = form.dataset.autosave;
  const typed = () => {
    const data = new FormData(form);
    data.delete("draft_version");
    for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
    return new URLSearchParams(data);
  };
  let timer;
  let sent = typed().toString();
  let underWay = null;

  function show(shown) {
    form.querySelectorAll("[data-question]").forEach((question) => {
      question.hidden = !shown.includes(question.dataset.question);
    });
  }

  async function save() {
    const body = typed();
    if (body.toString() === sent) return;
    sent = body.toString();
    try {
      const answer = await fetch(url, { method: "POST", body, credentials: "same-origin" });
      if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
      const saved = await answer.json();
      version.value = saved.version;
      show(saved.shown);
      status.textContent = status.dataset.saved;
    } catch {
      status.textContent = status.dataset.failed;
    }
  }

  const soon = (pause) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      underWay = save().finally(() => (underWay = null));
    }, pause);
  };
  form.querySelectorAll("[data-not-now]").forEach((question) => (question.hidden = true));
  form.addEventListener("input", () => soon(PAUSE));
  form.addEventListener("change", () => soon(50));
  form.addEventListener("submit", (event) => {
    clearTimeout(timer);
    if (!underWay) return;
    // The page knows its version only when the save under way has been answered.
    event.preventDefault();
    const button = event.submitter;
    underWay.then(() => form.requestSubmit(button));
  });
}

export function startAutosave(root = document) {
  root.querySelectorAll("form[data-autosave]").forEach(start);
}
