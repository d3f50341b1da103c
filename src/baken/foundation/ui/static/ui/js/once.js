// A second click within a moment sends nothing; the server refuses a second request anyway.
const PAUSE = 3000;

export function sendOnce(root) {
  for (const form of root.querySelectorAll('form[method="post"]')) {
    let sentAt = 0;
    form.addEventListener("submit", (event) => {
      const isSecond = event.timeStamp - sentAt < PAUSE && sentAt > 0;
      if (isSecond) event.preventDefault();
      else sentAt = event.timeStamp;
    });
  }
}
