/** Spoils a value: something in it is replaced, left out or added. */
import type { Random } from '../lib/random.ts'

/**
 * A long text of random signs, because a database compresses a long text before it finds it too long, and this one
 * does not shrink.
 */
const UNPRESSABLE = Array.from({ length: 3000 }, (_, index) =>
  Math.imul(index, 2654435761).toString(36),
).join('')

const TRAPS: readonly unknown[] = [
  UNPRESSABLE,
  ...[null, true, false, '', [], {}, 0, -1, 1e308, -1e308, 0.1, 2 ** 53, 2 ** 31, 8.64e15 + 1, 1e15],
  ...['\u0000', 'а\u0000б', '\ud800', '\udfff\ud800', '\u202e', '\ufeff', '9'.repeat(400), 'NaN', '-0'],
  ...['я'.repeat(20_000), 'ab '.repeat(60_000), `${'👩‍👩‍👧'.repeat(500)}`, "'; drop table message; --"],
  ...['__proto__', 'constructor', '<script>alert(1)</script>', '../../etc/passwd', '\\', '"', 'mid.\u0000'],
  ...[[[[[[[[[]]]]]]]], { __proto__: null, length: -1 }, Array.from({ length: 500 }, (_, index) => index)],
]
const NAMES = ['__proto__', 'constructor', 'prototype', 'toString', 'toJSON', 'then', 'длинное имя', '']

type Node = Record<string, unknown> | unknown[]

/** What a delivery is known, kept and found by. These fields are spoilt more often than chance would. */
const KEY_NAMES = /(^|_)(id|mid|seq|type|date|timestamp|text|secret)$/

/** Changes a copy in one to three places. */
export function mutateValue(sample: unknown, random: Random): unknown {
  const copy: unknown = structuredClone(sample)
  for (let change = random.integer(1, 3); change > 0; change -= 1) {
    const nodes = listNodes(copy)
    if (nodes.length > 0) mutateNode(random.pick(nodes), random)
  }
  return copy
}

function listNodes(value: unknown, depth = 0): Node[] {
  if (typeof value !== 'object' || value === null || depth > 12) return []
  const node: Node = Array.isArray(value) ? value : Object.fromEntries(Object.entries(value))
  const own = isRecord(value) || Array.isArray(value) ? [value] : []
  return [...own, ...Object.values(node).flatMap((child) => listNodes(child, depth + 1))]
}

function isRecord(value: object): value is Record<string, unknown> {
  return !Array.isArray(value)
}

/** Gives a copy, because what is put in may be spoilt further. */
function drawTrap(random: Random): unknown {
  return structuredClone(random.pick(TRAPS))
}

function mutateNode(node: Node, random: Random): void {
  if (Array.isArray(node)) {
    const draw = random.next()
    if (draw < 0.3) node.push(drawTrap(random))
    else if (draw < 0.5) node.length = 0
    else if (node.length > 0) node[random.integer(0, node.length - 1)] = drawTrap(random)
    return
  }
  const names = Object.keys(node)
  const draw = random.next()
  if (names.length === 0 || draw < 0.15) define(node, random.pick(NAMES), drawTrap(random))
  else if (draw < 0.35) delete node[random.pick(names)]
  else if (draw < 0.5) define(node, random.pick(names), structuredClone(node[random.pick(names)]))
  else define(node, pickName(names, random), drawTrap(random))
}

function pickName(names: readonly string[], random: Random): string {
  const important = names.filter((name) => KEY_NAMES.test(name))
  return random.pick(important.length > 0 && random.next() < 0.5 ? important : names)
}

/** Adds `__proto__` as a property of its own, so that it gets into the JSON. */
function define(node: Record<string, unknown>, name: string, value: unknown): void {
  Object.defineProperty(node, name, { value, enumerable: true, configurable: true, writable: true })
}
