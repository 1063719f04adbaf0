// Reads a network as Gephi Lite does and writes what it found as JSON: node read.mjs FILE
import { readFileSync } from "node:fs";
import Graph from "graphology";
import gexf from "graphology-gexf";
import graphml from "graphology-graphml";

const path = process.argv[2];
const parse = path.endsWith(".graphml") ? graphml.parse : gexf.parse;
console.log(JSON.stringify(parse(Graph, readFileSync(path, "utf8")).export()));
