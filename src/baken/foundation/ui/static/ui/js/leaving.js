// Asks before a page with unsaved answers is left: <form data-warn-before-leaving>.
export function warnBeforeLeaving(root) {
  for (const form of root.querySelectorAll("form[data-warn-before-leaving]")) {
    let isChanged = form.querySelector("[aria-invalid]") !== null;
    form.addEventListener("input", () => { isChanged = true; });
    form.addEventListener("submit", () => { isChanged = false; });
    form.addEventListener("baken:saved", () => { isChanged = false; });
    window.addEventListener("beforeunload", (event) => {
      if (isChanged) event.preventDefault();
    });
  }
}
