/**
 * Where the steps of a pathway stand on its map, and the lines between them. Pure: the same steps and edges give the same
 * map. What is learnt first stands at the top. Layered drawing after Sugiyama, Tagawa and Toda (1981), by `d3-dag`; rows
 * hold few steps, so that the text of a step can be read without making the map smaller.
 */
import { coordCenter, decrossTwoLayer, graph, sugiyama, twolayerAgg, type Layering } from 'd3-dag'

/** More nodes than this are not drawn: nobody could follow the lines. */
export const MOST_ON_MAP = 60
/** Known outcomes drawn beside the steps. */
export const MOST_KNOWN_ON_MAP = 9
/** Pixels at the usual size of text; the drawing grows with the text of the reader. */
export const NODE_WIDTH = 112
/** Three lines of text, also where a reader has set them further apart (WCAG 1.4.12). */
export const NODE_HEIGHT = 66
const GAP_ACROSS = 6
const GAP_DOWN = 30
const MARGIN = 2
/** Nodes in one row: two of them, with a line beside them, are as wide as a phone of 320 pixels. */
const MOST_IN_ROW = 2
/** Rounds of untangling: more of them change little and cost as much again. */
const ROUNDS = 6
const PIXELS_PER_REM = 16

/** A node as it is handed in: a step, or an outcome that is known and needed by one. */
export interface MapNode {
  id: string
  isKnown: boolean
}
/** `from` is needed by `to`. Ends that are no nodes are left out. */
export interface MapEdge {
  from: string
  to: string
  strength: 'HARD' | 'SOFT'
}

export interface PlacedNode {
  id: string
  /** Of the left upper corner. */
  x: number
  y: number
}
export interface DrawnEdge extends MapEdge {
  /** A path of SVG, from the lower edge of one node to the upper edge of the other. */
  path: string
}
export interface PathwayMap {
  width: number
  height: number
  /** The size in `rem`, so that the map grows with the text. */
  widthInRem: number
  heightInRem: number
  /** In the order handed in. */
  nodes: PlacedNode[]
  edges: DrawnEdge[]
}

/**
 * Draws the map. Steps come in an order in which each comes after what it needs.
 * @returns null when there is nothing to draw or too much
 */
export function drawMap(nodes: readonly MapNode[], edges: readonly MapEdge[]): PathwayMap | null {
  if (nodes.length === 0 || nodes.length > MOST_ON_MAP + MOST_KNOWN_ON_MAP) return null
  const places = new Map(nodes.map(({ id }, at) => [id, at]))
  const lines = edges.filter(({ from, to }) => from !== to && places.has(from) && places.has(to))
  const rows = rowsOf(nodes, lines, places)
  const drawing = graph<number, MapEdge>()
  const made = nodes.map((_node, at) => drawing.node(at))
  for (const line of lines) {
    const [from, to] = [places.get(line.from)!, places.get(line.to)!]
    if (rows[from]! < rows[to]!) drawing.link(made[from]!, made[to]!, line)
  }
  const inRows: Layering<number, MapEdge> = (all) => {
    for (const node of all.nodes()) node.y = rows[node.data]!
    return Math.max(...rows)
  }
  const layout = sugiyama()
    .layering(inRows)
    .decross(decrossTwoLayer().order(twolayerAgg()).passes(ROUNDS))
    // Rows in the middle of the page: other placings draw straighter lines on a map twice as wide.
    .coord(coordCenter())
    .nodeSize([NODE_WIDTH, NODE_HEIGHT])
    .gap([GAP_ACROSS, GAP_DOWN])
  const { width, height } = layout(drawing)
  const turn = isMirrored(nodes, made) ? (x: number) => width - x : (x: number) => x
  const put = ([x, y]: readonly [number, number]): [number, number] => [
    Math.round(turn(x)) + MARGIN,
    Math.round(y) + MARGIN,
  ]
  const whole = { width: Math.ceil(width) + 2 * MARGIN, height: Math.ceil(height) + 2 * MARGIN }
  return {
    ...whole,
    widthInRem: whole.width / PIXELS_PER_REM,
    heightInRem: whole.height / PIXELS_PER_REM,
    nodes: nodes.map(({ id }, at) => {
      const [x, y] = put([made[at]!.x, made[at]!.y])
      return { id, x: x - NODE_WIDTH / 2, y: y - NODE_HEIGHT / 2 }
    }),
    edges: [...drawing.links()].map(({ data, points }) => ({ ...data, path: curve(points.map(put)) })),
  }
}

/**
 * The row of each node, from the top: each below all it needs, few in a row. A known outcome stands right above the
 * first step that needs it, where there is room.
 */
function rowsOf(nodes: readonly MapNode[], lines: readonly MapEdge[], places: ReadonlyMap<string, number>): number[] {
  const before = nodes.map((): number[] => [])
  const after = nodes.map((): number[] => [])
  for (const { from, to } of lines) {
    before[places.get(to)!]!.push(places.get(from)!)
    after[places.get(from)!]!.push(places.get(to)!)
  }
  const rows = nodes.map(() => 0)
  const held = new Map<number, number>()
  const take = (at: number, wanted: number, way: 1 | -1) => {
    let row = wanted
    while ((held.get(row) ?? 0) >= MOST_IN_ROW) row += way
    held.set(row, (held.get(row) ?? 0) + 1)
    rows[at] = row
  }
  nodes.forEach(({ isKnown }, at) => {
    if (isKnown) return
    const steps = before[at]!.filter((other) => !nodes[other]!.isKnown)
    take(at, steps.length === 0 ? 0 : Math.max(...steps.map((other) => rows[other]!)) + 1, 1)
  })
  nodes.forEach(({ isKnown }, at) => {
    if (!isKnown) return
    const first = after[at]!.length === 0 ? 0 : Math.min(...after[at]!.map((other) => rows[other]!))
    take(at, first - 1, -1)
  })
  const top = Math.min(...rows)
  return rows.map((row) => row - top)
}

/**
 * A line through the points: straight down beside the nodes of the rows it crosses, bent only between two rows, so that
 * it never passes behind a node.
 */
function curve(points: readonly (readonly [number, number])[]): string {
  const half = NODE_HEIGHT / 2
  const last = points.length - 1
  return points
    .map(([x, y], at) => {
      if (at === 0) return `M${x} ${y + half}`
      const [formerX, formerY] = points[at - 1]!
      const middle = (formerY + y) / 2
      const bend = x === formerX ? `V${y - half}` : `C${formerX} ${middle} ${x} ${middle} ${x} ${y - half}`
      return at === last ? bend : `${bend}V${y + half}`
    })
    .join('')
}

/** True when the steps of most rows run from right to left: then the map is turned round. */
function isMirrored(nodes: readonly MapNode[], places: readonly { x: number; y: number }[]): boolean {
  let turned = 0
  for (const [at, { y, x }] of places.entries()) {
    for (let other = at + 1; other < places.length; other++) {
      if (nodes[at]!.isKnown === nodes[other]!.isKnown && places[other]!.y === y)
        turned += places[other]!.x < x ? 1 : -1
    }
  }
  return turned > 0
}
