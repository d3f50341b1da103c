// The summary of mistakes gets the focus, so that it is read first.
// Browsers that know `autofocus` on any element have done it before the first frame.
export function focusMistakes(root) {
  const summary = root.querySelector("[data-error-summary]");
  if (!summary) return;
  requestAnimationFrame(() => {
    if (root.activeElement === root.body) summary.focus();
  });
}
