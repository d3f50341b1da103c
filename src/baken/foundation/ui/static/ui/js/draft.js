// Saves a draft when a field was changed: <form data-autosave="/address/"> with the status partial.
// The server decides what a draft is; a failure is told and nothing typed is touched.
const PAUSE = 1200;

async function save(form, place) {
  const answers = new FormData(form);
  answers.set("autosave", "1");
  try {
    const answer = await fetch(form.dataset.autosave, {
      method: "POST",
      body: new URLSearchParams(answers),
      headers: { "X-Requested-With": "baken-autosave" },
      credentials: "same-origin",
      redirect: "error",
    });
    place.textContent = answer.ok ? place.dataset.saved : place.dataset.unsaved;
    if (answer.ok) form.dispatchEvent(new Event("baken:saved"));
  } catch {
    place.textContent = place.dataset.unsaved;
  }
}

export function saveDrafts(root) {
  for (const form of root.querySelectorAll("form[data-autosave]")) {
    const place = form.querySelector("[data-autosave-status]");
    if (!place) continue;
    let timer;
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(save, PAUSE, form, place);
    };
    form.addEventListener("change", later);
    form.addEventListener("submit", () => clearTimeout(timer));
  }
}
