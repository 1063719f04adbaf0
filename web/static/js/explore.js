// The graph explorer: its address is its state; the server says what that draws; this shows it.
import { Board } from "./explore/board.js";
import { Filters } from "./explore/filters.js";
import { Panel } from "./explore/panel.js";
import { PathForm } from "./explore/pathform.js";
import { State, Steps } from "./explore/state.js";
import { Tables } from "./explore/tables.js";
import { fill, make } from "./explore/dom.js";
import { attachSuggestions } from "./suggest.js";

const SETTLE_MS = 140;
const HIDDEN_MS = 1000; // pages in a tab that is not looked at are never painted

const root = document.querySelector("[data-explore]");
const words = JSON.parse(root.dataset.words);
const part = (key) => root.querySelector(`[data-${key}]`);

let state = State.read();
let data = { nodes: [], edges: [] };
let board = null;
let drawnMoves = "";
let controller = null;
let timer = 0;

const address = () => {
  const query = state.query(true);
  return query ? `/explore?${query}` : "/explore";
};

const steps = new Steps(() => {
  state = State.read();
  load();
});

/** Go to a state: a step of its own, that can be undone. */
function go(next) {
  clearTimeout(timer);
  state = next;
  steps.push(address());
  load();
}

/** Follow a slider: the picture changes at once, the history when it rests. */
function follow(next, settled) {
  clearTimeout(timer);
  if (settled) {
    if (next.query() !== State.read().query()) go(next);
    return;
  }
  timer = setTimeout(() => {
    state = next;
    load(false);
  }, SETTLE_MS);
}

function select(id) {
  state = state.with({ selected: id });
  steps.replace(address());
  showSelected();
  cite();
}

const actions = {
  select,
  expand: (id, relation, direction, kind) => go(state.step(id, relation, direction, kind).with({ selected: id })),
  hide: (id) => go(state.hidden(id)),
  pin: (id, on) => {
    const node = data.nodes.find((n) => n.id === id);
    go(on ? state.pinned(id, node.x, node.y) : state.pinned(id));
  },
  restart: (id) => go(new State({ moves: [["start", id]], selected: id })),
  pathFrom: (node) => paths.from(node),
};

const panel = new Panel(part("panel"), words, actions);
const tables = new Tables(root, words, select);
const filters = new Filters(root.querySelector(".explore-side"), words, follow);
const paths = new PathForm(part("path"), words, { find: (value) => go(state.move("path", value)), select });

function showSelected() {
  const id = state.selected;
  const edge = data.edges.find((e) => e.id === id);
  const node = data.nodes.find((n) => n.id === id);
  board?.select(edge || node ? id : "");
  const failed = () => {
    part("panel").replaceChildren(make("p", {}, words.failed));
  };
  if (node) panel.thing(node, data, state).catch(failed);
  else if (edge) panel.relation(edge, data, state).catch(failed);
  else panel.clear();
}

function toolbar() {
  part("undo").disabled = !steps.canUndo;
  part("redo").disabled = !steps.canRedo;
  for (const link of root.querySelectorAll("[data-file]")) link.href = `/explore/export.${link.dataset.file}?${state.query()}`;
  for (const link of document.querySelectorAll(".langs a")) link.href = `${address()}${state.moves.length ? "&" : "?"}lang=${link.lang}`;
}

const cited = { title: part("cited-title").textContent, page: new URL("/explore", part("cited-address").textContent) };

/** The citation names what the picture starts from, and the address that draws it again. */
function cite() {
  const starts = data.nodes.filter((node) => node.start).map((node) => node.name);
  part("cited-title").textContent = starts.length ? fill(words.cited, { what: starts.join(", ") }) : cited.title;
  part("cited-address").textContent = new URL(address(), cited.page).href;
}

function draw() {
  const lit = new Set(data.paths.flatMap((path) => path.ways.flat().flatMap((hop) => hop.edges.map((edge) => edge.id))));
  board ??= new Board(part("canvas"), {
    onSelect: select,
    onOpen: (id) => actions.expand(id),
    onDrag: (id, x, y) => go(state.pinned(id, x, y)),
  });
  board.show(data, lit);
  const moves = JSON.stringify(state.moves);
  if (moves !== drawnMoves) board.fit();
  drawnMoves = moves;
  const starts = data.nodes.filter((node) => node.start).map((node) => node.name);
  part("canvas").setAttribute("aria-label", fill(words.canvas, { what: starts.join(", ") || data.counts }));
}

/** When the picture is on the screen; the tables under it may wait for that. */
const painted = () => new Promise((done) => {
  requestAnimationFrame(() => setTimeout(done));
  setTimeout(done, HIDDEN_MS);
});

/** Show what the state draws; `settled` is false while a slider still moves. */
async function load(settled = true) {
  const begun = state.moves.length > 0;
  part("begin").hidden = begun;
  part("work").hidden = !begun;
  toolbar();
  controller?.abort();
  if (!begun) {
    data = { nodes: [], edges: [] };
    part("count").textContent = part("count").dataset.invite;
    drawnMoves = "";
    cite();
    return;
  }
  const mine = new AbortController();
  controller = mine;
  part("canvas").setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(`/explore/view.json?${state.query()}`, { headers: { Accept: "application/json" }, signal: mine.signal });
    const told = await answer.json();
    if (!answer.ok) throw new Error(told.detail ?? words.failed);
    data = told;
  } catch (error) {
    if (error.name === "AbortError") return;
    part("canvas").removeAttribute("aria-busy");
    part("notes").replaceChildren(make("p", { class: "explore-error" }, error instanceof TypeError ? words.failed : error.message));
    return;
  }
  part("canvas").removeAttribute("aria-busy");
  part("count").textContent = data.counts;
  part("edge-count").textContent = String(data.edges.length);
  part("node-count").textContent = String(data.nodes.length);
  part("notes").replaceChildren(...data.notes.map((note) => make("p", {}, note)));
  draw();
  if (settled) board.select(state.selected);
  await painted();
  if (mine.signal.aborted) return;
  board.ease();
  tables.show(data);
  paths.show(data.paths);
  filters.show(data, state);
  if (settled) {
    if (!state.selected && data.nodes.length && state.moves.length === 1) {
      const first = data.nodes.find((node) => node.start) ?? data.nodes[0];
      state = state.with({ selected: first.id });
      steps.replace(address());
      toolbar();
    }
    showSelected();
  }
  cite();
  root.dataset.state = state.query(true);
}

function begin(id) {
  go(state.moves.length ? state.move("node", id).with({ selected: id }) : state.move("start", id).with({ selected: id }));
}

part("count").dataset.invite = part("count").textContent;
part("add").addEventListener("submit", (event) => event.preventDefault());
attachSuggestions(part("add-input"), (hit) => {
  part("add-input").value = "";
  begin(hit.id);
});
for (const link of root.querySelectorAll("[data-begin-at]")) {
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    begin(link.dataset.beginAt);
  });
}
part("anew").addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  go(new State());
});
part("undo").addEventListener("click", () => history.back());
part("redo").addEventListener("click", () => history.forward());
part("fit").addEventListener("click", () => board?.fit());
part("in").addEventListener("click", () => board?.zoom(1.3));
part("out").addEventListener("click", () => board?.zoom(1 / 1.3));
part("link").addEventListener("click", async () => {
  const label = part("link-words");
  const before = label.textContent;
  try {
    await navigator.clipboard.writeText(location.href);
    label.textContent = words.copied;
    setTimeout(() => {
      label.textContent = before;
    }, 2000);
  } catch {
    part("notes").replaceChildren(make("p", {}, words.copy_by_hand));
  }
});
part("png").addEventListener("click", async () => {
  const blob = await board.png();
  const link = make("a", { href: URL.createObjectURL(blob), download: "risalah.png" });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
});
document.addEventListener("click", (event) => {
  const menu = part("export");
  if (menu.open && !menu.contains(event.target)) menu.open = false;
});
part("export").addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  part("export").open = false;
  part("export").querySelector("summary").focus();
});

load();
