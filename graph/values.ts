/**
 * What may go into a query and what comes out of one, the same on both engines. Neo4j refuses a map, a mixed list
 * or a null inside a list as a property where Grafeo stores it, so both adapters ask here before they run a statement.
 */
import { GraphError, type Params, type Row } from '#graph/graph.ts'

/** A key of a map, a place in a list, or every item of a list. */
type Step = string | number | typeof EACH
type Slot = { readonly path: readonly Step[]; readonly wants: 'value' | 'properties' | 'either' }

const EACH = Symbol('each')
const SLOTS_KEPT = 2000
const slotsByText = new Map<string, readonly Slot[]>()

/**
 * Refuses parameters that one of the engines would refuse or change: numbers that are not finite, integers beyond
 * 2^53, dates and other objects, a null or mixed scalars in a list; and a map where the statement stores a property.
 * Throws GraphError INVALID that names the parameter by its path.
 */
export function checkParams(cypher: string, params: Params): void {
  for (const name of Object.keys(params)) {
    const fault = shapeFault(params[name], 0)
    if (fault) throw refusal(within(`$${name}`, fault))
  }
  for (const slot of slotsOf(cypher)) {
    const fault = slotFault(params, slot, 0)
    if (fault) throw refusal(fault)
  }
}

/** What is wrong with a value. Its path is put together on the way out: to write it for each value took longer than to look at it. */
interface Fault {
  path: string
  why: string
}

function within(step: string, { path, why }: Fault): Fault {
  return { path: step + path, why }
}

/** `depth` counts the lists around a value: a row that is written as a list, at depth 1, may hold null and mix types. */
function shapeFault(value: unknown, depth: number): Fault | null {
  switch (typeof value) {
    case 'string':
    case 'boolean':
    case 'undefined':
      return null
    case 'number':
      return Number.isFinite(value) ? null : { path: '', why: `${value} is not a finite number` }
    case 'bigint':
      return value > Number.MAX_SAFE_INTEGER || value < Number.MIN_SAFE_INTEGER
        ? { path: '', why: 'the integer is beyond 2^53' }
        : null
    case 'object':
      break
    default:
      return { path: '', why: `a ${typeof value} cannot be stored` }
  }
  if (value === null) return null
  if (Array.isArray(value)) {
    let kind = ''
    for (let i = 0; i < value.length; i++) {
      const item: unknown = value[i]
      if (item === null || item === undefined) {
        if (depth === 1) continue
        return { path: `[${i}]`, why: 'a list cannot hold null' }
      }
      const itemKind = typeof item === 'bigint' ? 'number' : typeof item
      if (kind === '') kind = itemKind
      else if (kind !== itemKind && depth !== 1)
        return { path: `[${i}]`, why: `a list holds values of one type, not ${kind} and ${itemKind}` }
      const fault = itemKind === 'string' || itemKind === 'boolean' ? null : shapeFault(item, depth + 1)
      if (fault) return within(`[${i}]`, fault)
    }
    return null
  }
  if (!isPlain(value)) return { path: '', why: `a ${value.constructor?.name ?? 'foreign object'} cannot be stored` }
  for (const key in value) {
    const fault = shapeFault((value as Record<string, unknown>)[key], 0)
    if (fault) return within(`.${key}`, fault)
  }
  return null
}

function slotFault(value: unknown, slot: Slot, depth: number): Fault | null {
  const step = slot.path[depth]
  if (step === undefined) {
    if (slot.wants === 'value' || !isPlain(value)) return slot.wants === 'properties' ? null : propertyFault(value)
    for (const key in value) {
      const fault = propertyFault(value[key])
      if (fault) return within(`.${key}`, fault)
    }
    return null
  }
  if (step === EACH) {
    if (!Array.isArray(value)) return null
    for (let i = 0; i < value.length; i++) {
      const fault = slotFault(value[i], slot, depth + 1)
      if (fault) return within(`[${i}]`, fault)
    }
    return null
  }
  const isPlace = typeof step === 'number'
  if (isPlace ? !Array.isArray(value) : !isPlain(value)) return null
  const fault = slotFault((value as Record<Step, unknown>)[step], slot, depth + 1)
  return fault && within(isPlace ? `[${step}]` : depth === 0 ? `$${step}` : `.${step}`, fault)
}

function propertyFault(value: unknown): Fault | null {
  if (Array.isArray(value)) {
    const at = value.findIndex((item) => typeof item === 'object')
    return at < 0 ? null : { path: `[${at}]`, why: 'a property cannot hold a map or a list inside a list' }
  }
  return isPlain(value) ? { path: '', why: 'a property cannot hold a map' } : null
}

/** Where a statement stores parameters as properties, read off its text: `SET n += $props`, `{key: row.key}`, `n.key = $key`. */
function slotsOf(cypher: string): readonly Slot[] {
  const known = slotsByText.get(cypher)
  if (known) return known
  const aliases = new Map<string, readonly Step[]>()
  for (const [, source, alias] of cypher.matchAll(/\b(?:UNWIND\s+)(\$?\w+(?:\.\w+|\[\d+\])?)\s+AS\s+(\w+)/gi))
    addAlias(aliases, source!, alias!)
  for (const [, alias, source] of cypher.matchAll(/\bFOREACH\s*\(\s*(\w+)\s+IN\s+(\$?\w+(?:\.\w+|\[\d+\])?)\s*\|/gi))
    addAlias(aliases, source!, alias!)
  const slots: Slot[] = []
  const add = (source: string, wants: Slot['wants']): void => {
    const path = pathOf(aliases, source)
    if (path) slots.push({ path, wants })
  }
  const operand = String.raw`(\$\w+(?:\.\w+)?|\w+(?:\.\w+|\[\d+\])?)(?![\w(.[])`
  for (const [, source] of cypher.matchAll(new RegExp(String.raw`\+=\s*${operand}`, 'g'))) add(source!, 'properties')
  for (const [, source] of cypher.matchAll(new RegExp(String.raw`\w\.\w+\s*=\s*${operand}`, 'g'))) add(source!, 'value')
  for (const [, source] of cypher.matchAll(new RegExp(String.raw`\bSET\s+\w+\s*=\s*${operand}`, 'gi')))
    add(source!, 'either')
  for (const [, source] of cypher.matchAll(new RegExp(String.raw`[{,]\s*\w+\s*:\s*${operand}`, 'g')))
    add(source!, 'value')
  if (slotsByText.size >= SLOTS_KEPT) slotsByText.clear()
  slotsByText.set(cypher, slots)
  return slots
}

function addAlias(aliases: Map<string, readonly Step[]>, source: string, alias: string): void {
  const path = pathOf(aliases, source)
  if (path) aliases.set(alias, [...path, EACH])
}

function pathOf(aliases: Map<string, readonly Step[]>, source: string): readonly Step[] | undefined {
  const [, head = '', key, place] = /^(\$?\w+)(?:\.(\w+)|\[(\d+)\])?$/.exec(source) ?? []
  const start = head.startsWith('$') ? [head.slice(1)] : aliases.get(head)
  if (!start) return undefined
  if (place !== undefined) return [...start, Number(place)]
  return key === undefined ? start : [...start, key]
}

function refusal({ path, why }: Fault): GraphError {
  return new GraphError('INVALID', `graph: parameter ${path}: ${why}`)
}

/** Tells a map (an object literal, or one without prototype) from every other object. */
function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

/**
 * Makes an engine's rows plain, in place: integers that came as BigInt become numbers. Throws GraphError INVALID for
 * one beyond 2^53 and UNSUPPORTED for a whole node, relationship, path or date, naming the column.
 */
export function plainRows(rows: Row[]): Row[] {
  for (const row of rows) {
    for (const column in row) {
      const value = row[column]
      if (typeof value === 'object' || typeof value === 'bigint') row[column] = plain(value, column)
    }
  }
  return rows
}

function plain(value: unknown, column: string): unknown {
  if (typeof value === 'bigint') {
    if (value > Number.MAX_SAFE_INTEGER || value < Number.MIN_SAFE_INTEGER)
      throw new GraphError('INVALID', `graph: column ${column}: the integer ${value} is beyond 2^53`)
    return Number(value)
  }
  if (value === null) return value
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) {
      const item: unknown = value[i]
      if (typeof item === 'object' || typeof item === 'bigint') value[i] = plain(item, column)
    }
    return value
  }
  if (!isPlain(value)) throw wholeEntity(column, value!.constructor.name)
  if ('_id' in value && '_labels' in value) throw wholeEntity(column, 'Node')
  if ('_id' in value && '_type' in value) throw wholeEntity(column, 'Relationship')
  for (const key in value) {
    const item = value[key]
    if (typeof item === 'object' || typeof item === 'bigint') value[key] = plain(item, column)
  }
  return value
}

function wholeEntity(column: string, what: string): GraphError {
  return new GraphError(
    'UNSUPPORTED',
    `graph: column ${column}: a ${what} cannot come whole; return its properties, n {.*}`,
  )
}
