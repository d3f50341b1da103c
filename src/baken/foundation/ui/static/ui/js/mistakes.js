// The summary of mistakes gets the focus, so that it is read first.
export function focusMistakes(root) {
  root.querySelector("[data-error-summary]")?.focus();
}
