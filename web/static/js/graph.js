// Draws the graph of an entity page: data from the server with positions, our colours, a twin table.
/* global vis */
import { eachFrame, legible } from "./legible.js";

/** One shape and one colour for each kind: never colour alone. */
export const SHAPES = {
  person: "dot", post: "hexagon", organisation: "square", group: "triangleDown", place: "triangle",
  meeting: "diamond", directive: "star", regulation: "box", report: "triangle", follow_up: "star",
};
const MARGIN = { x: 110, y: 95 }; // pixels on both sides together
const HALF_LETTER = 3.6; // half the width of a letter at zoom 1, in a name that stands in its shape
const DASHED = new Set(["held", "belongs_to", "lies_in"]);

const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

/** Nodes and edges in the colours of the present theme. */
export function styled(data) {
  const ink = css("ink");
  const surface = css("surface");
  const nodes = data.nodes.map((node) => {
    const kind = node.group;
    const box = SHAPES[kind] === "box";
    return {
      id: node.id, label: node.label, title: node.title, x: node.x, y: node.y, size: node.size, physics: false,
      shape: SHAPES[kind] ?? "dot",
      borderWidth: node.id === data.focus ? 4 : 1.5,
      color: {
        background: box ? css(`${kind}-soft`) : css(kind), border: node.id === data.focus ? css("lit-line") : surface,
        highlight: { background: box ? css(`${kind}-soft`) : css(kind), border: css("lit-line") },
      },
      font: { color: ink, size: node.id === data.focus ? 17 : 13, face: css("sans"), strokeWidth: box ? 0 : 4, strokeColor: surface },
      margin: 6,
    };
  });
  const edges = data.edges.map((edge, i) => ({
    id: i, from: edge.from, to: edge.to, title: edge.title, width: edge.width, arrows: { to: { enabled: true, scaleFactor: 0.55 } },
    dashes: DASHED.has(edge.relation),
    color: { color: edge.relation === "directed" ? css("directive") : css("ink-soft"), highlight: css("lit-line"), opacity: edge.relation === "directed" ? 0.8 : 0.5 },
    label: undefined, words: edge.words,
    font: { color: css("ink-soft"), size: 11, face: css("sans"), strokeWidth: 4, strokeColor: surface, align: "middle" },
    smooth: { enabled: true, type: "curvedCW", roundness: 0.12 },
  }));
  return { nodes: new vis.DataSet(nodes), edges: new vis.DataSet(edges) };
}

export const OPTIONS = {
  physics: false,
  layout: { improvedLayout: false },
  interaction: { hover: true, tooltipDelay: 150, multiselect: false, keyboard: { enabled: false }, zoomView: true },
  nodes: { chosen: true },
};

/** The twin table: the same relations, for a keyboard, a screen reader and a printer. */
export function fillTable(body, data) {
  const byId = new Map(data.nodes.map((node) => [node.id, node]));
  const cell = (...children) => {
    const td = document.createElement("td");
    td.append(...children);
    return td;
  };
  const link = (url, words) => {
    const a = document.createElement("a");
    a.href = url;
    const bdi = document.createElement("bdi");
    bdi.textContent = words;
    a.append(bdi);
    return a;
  };
  body.replaceChildren(
    ...data.edges.map((edge) => {
      const row = document.createElement("tr");
      const from = byId.get(edge.from);
      const to = byId.get(edge.to);
      row.append(
        cell(link(from.url, from.name)), cell(edge.words), cell(link(to.url, to.name)), cell(String(edge.times)),
        edge.url ? cell(link(edge.url, body.dataset.words ?? "→")) : cell("–"),
      );
      return row;
    }),
  );
}

/** What the shapes and colours mean, for the kinds that are drawn. */
export function fillLegend(list, data) {
  list.replaceChildren(
    ...data.legend.map(([kind, words]) => {
      const item = document.createElement("li");
      const shape = document.createElement("span");
      shape.className = `shape shape-${SHAPES[kind] ?? "dot"} dot-${kind}`;
      item.append(shape, words);
      return item;
    }),
  );
}

/** Shows the words of the edges of what is selected, and of nothing else. */
function wordsOnSelection(network, sets) {
  const show = (ids) => {
    const chosen = new Set(ids);
    sets.edges.update(sets.edges.map((edge) => ({ id: edge.id, label: chosen.has(edge.id) ? edge.words : " " })));
  };
  network.on("select", ({ edges }) => show(edges));
}

/** Things as they are styled, those that matter most in this picture first. */
const important = (set, focus) => set.get().sort((a, b) => (b.id === focus) - (a.id === focus) || b.size - a.size);

/** The view that shows all things, with room for a name at each edge. */
function viewOf(nodes, { clientWidth, clientHeight }) {
  const half = (node, axis) => (axis === "x" && node.shape === "box" ? Math.max(...node.label.split("\n").map((line) => line.length)) * HALF_LETTER : 0);
  const span = (axis) => {
    const [low, high] = [
      Math.min(...nodes.map((node) => node[axis] - half(node, axis))), Math.max(...nodes.map((node) => node[axis] + half(node, axis))),
    ];
    return { middle: (low + high) / 2, reach: Math.max(high - low, 1) };
  };
  const [x, y] = [span("x"), span("y")];
  const scale = Math.min(1, (clientWidth - MARGIN.x) / x.reach, (clientHeight - MARGIN.y) / y.reach);
  return { position: { x: x.middle, y: y.middle }, scale };
}

async function draw(panel) {
  const note = panel.querySelector("[data-graph-note]");
  const answer = await fetch(panel.dataset.graph, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(`${answer.status}`);
  const data = await answer.json();
  const canvas = panel.querySelector("[data-graph-canvas]");
  panel.querySelector("[data-graph-count]").textContent = data.counts;
  note.textContent = data.left_out;
  const body = panel.querySelector("[data-graph-table] tbody");
  fillTable(body, data);
  fillLegend(panel.querySelector("[data-graph-legend]"), data);
  if (data.edges.length === 0) {
    canvas.hidden = true;
    note.textContent = panel.dataset.empty;
    return;
  }
  let sets = styled(data);
  let nodes = important(sets.nodes, data.focus);
  const network = new vis.Network(canvas, sets, OPTIONS);
  wordsOnSelection(network, sets);
  const names = () => legible(network, sets.nodes, nodes);
  let whole = null; // the view that shows everything
  const fit = () => {
    network.moveTo(whole);
    names();
  };
  const begin = () => {
    whole = viewOf(nodes, canvas);
    fit();
  };
  network.once("afterDrawing", begin); // how large nodes are is known only once they are drawn
  network.on("zoom", eachFrame(names));
  network.on("dragEnd", names);
  network.on("doubleClick", ({ nodes }) => {
    const node = data.nodes.find((n) => n.id === nodes[0]);
    if (node) location.assign(node.url);
  });
  panel.querySelector("[data-graph-tools]").hidden = false;
  panel.querySelector("[data-graph-fit]").addEventListener("click", fit);
  const zoom = (factor) => {
    network.moveTo({ scale: network.getScale() * factor });
    names();
  };
  panel.querySelector("[data-graph-in]").addEventListener("click", () => zoom(1.3));
  panel.querySelector("[data-graph-out]").addEventListener("click", () => zoom(1 / 1.3));
  document.addEventListener("themechange", () => {
    sets = styled(data);
    nodes = important(sets.nodes, data.focus);
    network.setData(sets);
    network.once("afterDrawing", begin);
  });
  canvas.dataset.drawn = String(data.nodes.length);
}

for (const panel of document.querySelectorAll("[data-graph]")) {
  draw(panel).catch(() => {
    panel.querySelector("[data-graph-note]").textContent = panel.dataset.failed;
  });
}
