// The report reader: lights the stretch that the address names (#e120-180) or that a link points at,
// and shows or hides kinds of highlights. Offsets are code points, as everywhere in Risalah.

const reader = document.querySelector("[data-reader]");

const pieces = () => [...reader.querySelectorAll(".s")];
const lengthOf = (text) => [...text].length;

/** Cuts a piece in two at a code point offset inside it. */
function cut(piece, at) {
  const points = [...piece.textContent];
  const start = Number(piece.dataset.s);
  const rest = piece.cloneNode(false);
  rest.textContent = points.slice(at - start).join("");
  rest.dataset.s = String(at);
  piece.textContent = points.slice(0, at - start).join("");
  piece.after(rest);
}

function between(start, end) {
  for (const at of [start, end]) {
    for (const piece of pieces()) {
      const from = Number(piece.dataset.s);
      if (from < at && at < from + lengthOf(piece.textContent)) cut(piece, at);
    }
  }
  return pieces().filter((piece) => {
    const from = Number(piece.dataset.s);
    return from >= start && from < end && from + lengthOf(piece.textContent) <= end;
  });
}

function light(spans, name) {
  for (const piece of reader.querySelectorAll(`.${name}`)) piece.classList.remove(name);
  const lit = spans.flatMap(([start, end]) => between(start, end));
  for (const piece of lit) piece.classList.add(name);
  return lit;
}

const spansOf = (text) =>
  text
    .trim()
    .split(/\s+/)
    .map((span) => span.split("-").map(Number))
    .filter(([start, end]) => Number.isInteger(start) && Number.isInteger(end) && start < end);

function lightAddress({ move }) {
  const found = /^#e(\d{1,9}-\d{1,9})$/.exec(location.hash);
  const lit = light(found ? spansOf(found[1]) : [], "lit");
  const first = lit[0];
  if (!first || !move) return;
  first.tabIndex = -1;
  first.focus({ preventScroll: true });
  first.scrollIntoView({ block: "center" });
}

addEventListener("hashchange", () => lightAddress({ move: true }));
lightAddress({ move: true });

for (const link of document.querySelectorAll("[data-lights]")) {
  const spans = spansOf(link.dataset.lights);
  for (const event of ["pointerenter", "focus"]) link.addEventListener(event, () => light(spans, "near"));
  for (const event of ["pointerleave", "blur"]) link.addEventListener(event, () => light([], "near"));
}

const legend = document.querySelector("[data-legend]");
if (legend) {
  legend.classList.add("legend-live");
  legend.addEventListener("change", () => {
    const off = [...legend.querySelectorAll("input:not(:checked)")].map((box) => box.value);
    reader.dataset.off = off.join(" ");
  });
}
