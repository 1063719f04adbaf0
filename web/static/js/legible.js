// Names in a picture keep a size that can be read, however far away it is: what finds no room is left to the tooltip
// and the table, the most important things first.

const LEAST = 11; // pixels on the screen
const USUAL = 13; // pixels at zoom 1
const LETTER = 0.56; // width of a letter over its size
const LINE = 1.22; // height of a line over the size of its letters
const DOT_LEAST = 4.5; // radius of a shape on the screen, in pixels
const GAP = 3;
const CORE = 0.6; // part of a shape's reach that no other's name may cover
const EDGE = 12; // pixels that a name may lie outside the picture

const rounded = (value) => Math.round(value * 100) / 100; // so that what did not change is not drawn anew
const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/**
 * Set the names and sizes of a picture for how near it is now.
 *
 * `sets.nodes` is what is drawn; `nodes` are its things as styled at zoom 1, the most important first.
 */
export function legible(network, set, nodes) {
  const scale = network.getScale();
  const view = network.getViewPosition();
  const { clientWidth, clientHeight } = network.canvas.frame.canvas;
  const letters = Math.max(LEAST, Math.min(USUAL * scale, 17));
  const placed = nodes.map((node) => {
    const at = network.getPosition(node.id);
    const boxed = node.shape === "box";
    const radius = boxed ? 0 : Math.max(node.size * scale, DOT_LEAST);
    const x = (at.x - view.x) * scale + clientWidth / 2;
    const y = (at.y - view.y) * scale + clientHeight / 2;
    return { node, boxed, radius, x, y, shape: { left: x - radius * CORE, right: x + radius * CORE, top: y - radius * CORE, bottom: y + radius * CORE } };
  });
  const taken = [];
  const changes = [];
  for (const one of placed) {
    const { node, boxed, radius, x, y } = one;
    const size = node.font.size > USUAL ? Math.max(letters, Math.min(node.font.size * scale, 20)) : letters;
    const lines = node.label.split("\n");
    const wide = (Math.max(...lines.map((line) => line.length)) * size * LETTER) / 2 + (boxed ? 8 * scale : 0);
    const high = lines.length * size * LINE + (boxed ? 14 * scale : 0);
    const rooms = (boxed ? [y - high / 2] : [y + radius + GAP, y - radius - GAP - high]).map((top) => (
      { left: x - wide, right: x + wide, top, bottom: top + high }
    ));
    const inside = (room) => room.left > -EDGE && room.right < clientWidth + EDGE && room.top > -EDGE && room.bottom < clientHeight + EDGE;
    const isSeen = x >= 0 && x <= clientWidth && y >= 0 && y <= clientHeight; // what is not may come into view
    const isFree = (room) => (!isSeen || inside(room)) && !taken.some((other) => meet(room, other))
      && !placed.some((other) => other !== one && other.radius && meet(room, other.shape));
    const found = rooms.findIndex(isFree);
    const nth = found < 0 && !taken.length ? 0 : found; // the most important thing always has its name
    if (nth >= 0) taken.push(rooms[nth]);
    // A box without its name would be nothing at all: its name stays as small as it was drawn.
    const shown = nth >= 0 || boxed;
    changes.push({
      id: node.id, label: shown ? node.label : " ", size: boxed || radius === node.size * scale ? node.size : rounded(radius / scale),
      font: {
        ...node.font, size: nth >= 0 ? rounded(size / scale) : node.font.size,
        vadjust: nth === 1 ? -rounded((2 * radius + high + 2 * GAP) / scale) : 0,
      },
    });
  }
  set.update(changes.filter(({ id, label, size, font }) => {
    const now = set.get(id);
    return now.label !== label || now.size !== size || now.font.size !== font.size || (now.font.vadjust ?? 0) !== font.vadjust;
  }));
}

/** Run a function at most once a frame. */
export function eachFrame(run) {
  let waiting = false;
  return () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      run();
    });
  };
}
