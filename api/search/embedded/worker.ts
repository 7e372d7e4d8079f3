/** What runs in the worker thread of an index: it makes segments, one order after the other (see making.ts). */
import { parentPort } from 'node:worker_threads'
import { takeWords } from '../analysis.ts'
import { Draft } from './draft.ts'
import type { Answer, Order } from './making.ts'
import { atOnce } from './steps.ts'

const drafts = new Map<number, Draft>()

function follow(order: Order): Answer {
  let draft = drafts.get(order.making)
  if (draft === undefined) drafts.set(order.making, (draft = new Draft((text, _, taker) => takeWords(text, taker))))
  if ('packed' in order) {
    const { texts, ...packed } = order.packed
    atOnce(draft.addAll({ ...packed, texts: JSON.parse(texts) as string[] }))
  } else if ('segment' in order) atOnce(draft.addAllFrom(order.segment, order.numbers))
  else {
    drafts.delete(order.making)
    if (order.end === 'finish' && draft.size > 0) return { segment: atOnce(draft.finish()) }
  }
  return { segment: null }
}

parentPort?.on('message', (order: Order) => {
  let answer: Answer
  try {
    answer = follow(order)
  } catch (error) {
    drafts.delete(order.making)
    answer = { failed: (error as Error).message }
  }
  parentPort?.postMessage(answer)
})
