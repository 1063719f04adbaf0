// Small helpers: elements made from text only, so that no name can ever become markup.
import { SHAPES } from "../graph.js";

export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "class") element.className = value;
    else if (name === "dataset") Object.assign(element.dataset, value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

/** A name from a report: its direction of writing stays its own. */
export const name = (text) => make("bdi", {}, text);

export const shapeOf = (kind) => (kind === "report" ? "ellipse" : SHAPES[kind] ?? "dot");

export const shape = (kind) => make("span", { class: `shape shape-${shapeOf(kind)} dot-${kind}`, "aria-hidden": "true" });

/** A sentence of the page's words with its places filled. */
export const fill = (words, values) => words.replace(/\{(\w+)\}/g, (_, key) => String(values[key] ?? ""));
