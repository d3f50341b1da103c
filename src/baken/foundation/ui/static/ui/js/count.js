// Says how many characters still fit, a moment after somebody stops typing.
const PAUSE = 600;

function tell(area, place) {
  const room = Number(area.dataset.limit) - area.value.length;
  const { room: left, over } = place.dataset;
  place.hidden = false;
  place.textContent = room < 0 ? `${-room} ${over}` : `${room} ${left}`;
  place.classList.toggle("baken-field__count--over", room < 0);
}

export function countCharacters(root) {
  for (const area of root.querySelectorAll("textarea[data-limit]")) {
    const place = root.querySelector(`[data-count-for="${area.id}"]`);
    if (!place) continue;
    place.setAttribute("role", "status");
    let timer;
    area.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(tell, PAUSE, area, place);
    });
  }
}
