// The canvas: vis-network with places from the server and our colours; it moves nothing by itself.
/* global vis */
import { OPTIONS, SHAPES } from "../graph.js";
import { eachFrame, legible } from "../legible.js";
import { shapeOf } from "./dom.js";

const LETTER = 6.4; // pixels at zoom 1: a letter of an arrow's words, half of a box with a name in it
const WORDS_LEAST = 0.6; // zoom from which on the words of an arrow can be read
const START_REACH = { x: 100, y: 30 };
const DASHED = new Set(["held", "belongs_to", "lies_in"]);
const css = (variable) => getComputedStyle(document.documentElement).getPropertyValue(`--${variable}`).trim();

/** Where the picture starts: its name stands inside the shape, so that no arrow crosses it. */
function startStyle(node, colours) {
  const tone = colours(node.group);
  return {
    id: node.id, label: node.label, title: node.title, x: node.x, y: node.y, physics: false, shape: "box",
    borderWidth: 3, borderWidthSelected: 5, margin: { top: 11, right: 15, bottom: 11, left: 15 },
    shapeProperties: { borderRadius: 9, borderDashes: node.pinned ? [4, 3] : false },
    color: { background: tone, border: colours("lit-line"), highlight: { background: tone, border: colours("lit-line") }, hover: { background: tone, border: colours("lit-line") } },
    font: { color: colours("surface"), size: 16, face: colours("sans"), strokeWidth: 0, bold: false },
  };
}

function nodeStyle(node, colours) {
  if (node.start) return startStyle(node, colours);
  const boxed = SHAPES[node.group] === "box" || node.group === "report";
  const tone = colours(node.group);
  const fillColour = boxed ? colours(`${node.group}-soft`) : tone;
  const border = boxed ? tone : colours("surface");
  return {
    id: node.id, label: node.label, title: node.title, x: node.x, y: node.y, size: node.size, physics: false,
    shape: shapeOf(node.group),
    borderWidth: boxed ? 1 : 1.5, borderWidthSelected: 4,
    shapeProperties: { borderDashes: node.pinned ? [4, 3] : false },
    color: { background: fillColour, border, highlight: { background: fillColour, border: colours("lit-line") }, hover: { background: fillColour, border: colours("lit-line") } },
    font: { color: colours("ink"), size: 13, face: colours("sans"), strokeWidth: boxed ? 0 : 4, strokeColor: colours("surface"), bold: false },
    margin: 6,
  };
}

/** From so many arrows on, moving the view shows things alone, which follows the hand smoothly. */
const EDGES_MOVED_MAX = 600;
/** Arrows without words carry no label; a blank takes away the words of one that had some. */
const BLANK = " ";

function edgeStyle(edge, nth, lit, colours) {
  const directed = edge.relation === "directed";
  return {
    id: edge.id, from: edge.from, to: edge.to, title: edge.title, words: edge.words,
    width: lit ? edge.width + 2 : edge.width, selectionWidth: 2, hoverWidth: 0.5,
    arrows: { to: { enabled: true, scaleFactor: 0.55 } }, dashes: DASHED.has(edge.relation),
    color: {
      color: lit ? colours("lit-line") : directed ? colours("directive") : colours("ink-soft"),
      highlight: colours("lit-line"), hover: colours("accent"), opacity: lit ? 1 : directed ? 0.8 : 0.45,
    },
    font: { color: colours("ink"), size: 12, face: colours("sans"), strokeWidth: 5, strokeColor: colours("surface"), align: "middle" },
    smooth: { enabled: true, type: "curvedCW", roundness: 0.1 + 0.13 * nth },
  };
}

export class Board {
  constructor(container, { onSelect, onOpen, onDrag }) {
    this.container = container;
    this.nodes = new vis.DataSet();
    this.edges = new vis.DataSet();
    this.data = { nodes: [], edges: [] };
    this.many = false;
    this.styled = [];
    this.worded = new Set();
    this.selected = "";
    this.network = new vis.Network(container, { nodes: this.nodes, edges: this.edges }, {
      ...OPTIONS,
      interaction: { ...OPTIONS.interaction, selectConnectedEdges: true, hoverConnectedEdges: false },
    });
    this.network.on("click", ({ nodes, edges }) => onSelect(nodes[0] ?? edges[0] ?? ""));
    this.network.on("doubleClick", ({ nodes }) => nodes[0] && onOpen(nodes[0]));
    this.network.on("zoom", eachFrame(() => this.names()));
    this.network.on("dragEnd", ({ nodes }) => {
      this.names();
      if (!nodes.length) return;
      const at = this.network.getPosition(nodes[0]);
      onDrag(nodes[0], at.x, at.y);
    });
    document.addEventListener("themechange", () => {
      this.show(this.data, this.lit);
      this.names();
    });
  }

  /** Draw data; things that stay keep their place and the view its section. */
  show(data, lit = new Set()) {
    this.data = data;
    this.lit = lit;
    const known = new Map();
    const colours = (variable) => {
      if (!known.has(variable)) known.set(variable, css(variable));
      return known.get(variable);
    };
    const between = new Map();
    const edges = data.edges.map((edge) => {
      const pair = `${edge.from} ${edge.to}`;
      const nth = between.get(pair) ?? 0;
      between.set(pair, nth + 1);
      return edgeStyle(edge, nth, lit.has(edge.id), colours);
    });
    const gone = (set, next) => {
      const ids = new Set(next.map((item) => item.id));
      set.remove(set.getIds().filter((id) => !ids.has(id)));
    };
    gone(this.edges, edges);
    gone(this.nodes, data.nodes);
    this.styled = data.nodes.map((node) => nodeStyle(node, colours));
    this.nodes.update(this.styled);
    this.edges.update(edges);
    this.container.dataset.drawn = String(data.nodes.length);
  }

  /** Names of a size that can be read from where the picture is seen; the start first, then what has most relations. */
  names() {
    const rank = (node) => (node.id === this.selected ? 2e3 : node.shape === "box" && node.borderWidth === 3 ? 1e3 : node.size);
    this.words();
    legible(this.network, this.nodes, [...this.styled].sort((a, b) => rank(b) - rank(a)));
  }

  /** What may wait until the picture is on the screen. */
  ease() {
    this.names();
    const many = this.data.edges.length > EDGES_MOVED_MAX;
    if (many !== this.many) this.network.setOptions({ interaction: { hideEdgesOnDrag: many, hideEdgesOnZoom: many } });
    this.many = many;
  }

  /** Mark what is selected, and write the words on its arrows and on no others. */
  select(id) {
    this.selected = id;
    const edge = id !== "" && this.edges.get(id);
    const node = id !== "" && !edge && this.nodes.get(id);
    // Not `unselectAll`, which paints the whole picture at once and once more with the next frame.
    this.network.setSelection({ nodes: node ? [id] : [], edges: edge ? [id] : [] }, { highlightEdges: true });
    this.worded = new Set(edge ? [id] : node ? this.network.getConnectedEdges(id).filter((e) => this.hasRoom(e)) : []);
    this.words();
  }

  /** Write the words on their arrows, or on none where they would be too small to read. */
  words() {
    const worded = this.network.getScale() < WORDS_LEAST ? new Set() : this.worded;
    const changed = this.edges.get({ filter: (e) => ((e.label ?? BLANK) !== BLANK) !== worded.has(e.id) });
    this.edges.update(changed.map((e) => ({ id: e.id, label: worded.has(e.id) ? e.words : BLANK })));
  }

  /** Whether the words of an arrow fit between its ends; the panel and the tables tell those that do not. */
  hasRoom(id) {
    const { from, to, words } = this.edges.get(id);
    const [a, b] = [this.network.getPosition(from), this.network.getPosition(to)];
    const way = { x: Math.abs(a.x - b.x), y: Math.abs(a.y - b.y) };
    const length = Math.hypot(way.x, way.y) || 1;
    const reach = (end) => {
      const node = this.nodes.get(end);
      if (node.shape !== "box") return node.size;
      return length * Math.min(START_REACH.x / (way.x || 1), START_REACH.y / (way.y || 1), 1);
    };
    return length / 2 - Math.max(reach(from), reach(to)) > (words.length * LETTER) / 2; // words stand in the middle
  }

  fit() {
    if (!this.data.nodes.length) return;
    this.network.fit({ animation: false, maxZoomLevel: 1.5 });
    const scale = this.network.getScale();
    this.network.moveTo({ scale: Math.min(1.4, scale * 0.93) }); // room for the names at the edge
    this.names();
  }

  zoom(factor) {
    this.network.moveTo({ scale: this.network.getScale() * factor });
    this.names();
  }

  /** What is seen now as a PNG. */
  async png() {
    const seen = this.container.querySelector("canvas");
    const copy = document.createElement("canvas");
    copy.width = seen.width;
    copy.height = seen.height;
    const pen = copy.getContext("2d");
    pen.fillStyle = css("surface");
    pen.fillRect(0, 0, copy.width, copy.height);
    pen.drawImage(seen, 0, 0);
    return new Promise((done) => copy.toBlob(done, "image/png"));
  }
}
