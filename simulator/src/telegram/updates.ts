/**
 * Updates wait for a day. With a webhook they are posted to it, one of a chat at a time, again after 2, 4, 8… up to a
 * minute or two; without one they are read by `getUpdates`, and an offset above them confirms them.
 */

import { createDeliveryQueue, type Verdict } from '../lib/delivery/delivery-queue.ts'
import { type PostAnswer, post } from '../lib/delivery/post.ts'
import { deriveFraction } from '../lib/derive.ts'
import { DAY_MS } from '../lib/durations.ts'
import type { Bot, Update } from './model.ts'
import { assertUpdate } from './schema.ts'
import { secondsNow, setWebhook, type UpdateDraft, type World } from './world.ts'

export const KEPT_MS = DAY_MS
const LONGEST_RETRY_AFTER_S = 3600
const ANSWER_SHOWN = 200
const FIRST_UPDATE = 143_000_000
/** Updates that only who names them gets, because they are not among the default ones. */
const ON_REQUEST = ['chat_member', 'message_reaction', 'message_reaction_count']

export function createUpdates(world: World) {
  const { state, clock, ledger } = world
  const waiters = new Map<number, Set<() => void>>()

  function retryInMs({ botId, lane, attempt }: Update, { retryAfter }: PostAnswer): number {
    const asked = Number(retryAfter)
    if (asked > 0 && asked <= LONGEST_RETRY_AFTER_S) return asked * 1000
    const longest =
      60 + 60 * deriveFraction({ seed: world.seed(), label: `retry ${botId} ${lane}`, number: attempt })
    return Math.round(Math.min(2 ** (attempt + 1), longest) * 1000)
  }

  async function send(update: Update, signal: AbortSignal): Promise<Verdict> {
    const webhook = state.bots.get(String(update.botId))?.webhook
    if (!webhook) return { kind: 'leave' }
    if (isOver(update)) return settle(update, null)
    const headers: Record<string, string> = webhook.secretToken
      ? { 'x-telegram-bot-api-secret-token': webhook.secretToken }
      : {}
    const answer = await post(webhook.url, update.body, { headers, signal })
    return signal.aborted ? { kind: 'leave' } : settle(update, answer)
  }

  const isOver = ({ createdAtMs }: Update): boolean => clock.now().getTime() - createdAtMs >= KEPT_MS

  /** Without an answer the update is given up after a day. */
  function settle(update: Update, answer: PostAnswer | null): Verdict {
    const { botId, updateId, attempt } = update
    const isAccepted =
      answer !== null && answer.status !== null && answer.status >= 200 && answer.status < 300
    const inMs = answer === null || isAccepted ? null : retryInMs(update, answer)
    ledger.add({
      kind: 'delivery',
      botId,
      updateId,
      attempt,
      outcome: isAccepted ? 'accepted' : inMs === null ? 'given_up' : 'failed',
      status: answer?.status ?? null,
      answer: answer?.body.slice(0, ANSWER_SHOWN) ?? '',
      nextAttemptInMs: inMs,
    })
    if (inMs === null) return { kind: 'done' }
    noteError(botId, answer)
    return { kind: 'again', inMs }
  }

  function noteError(botId: number, answer: PostAnswer | null): void {
    const bot = state.bots.get(String(botId))
    if (!bot?.webhook) return
    const status = answer?.status
    const lastErrorMessage =
      status == null ? 'Connection refused' : `Wrong response from the webhook: ${status}`
    setWebhook(world, bot, { ...bot.webhook, lastErrorDate: secondsNow(world), lastErrorMessage })
  }

  const queue = createDeliveryQueue<Update>({
    rows: state.updates,
    clock,
    seed: world.seed,
    laneOf: ({ botId, lane }) => `${botId} ${lane}`,
    atOnce: 1,
    keepsOrder: true,
    send,
  })

  function isWanted({ allowedUpdates }: Bot, type: string): boolean {
    return allowedUpdates === null || allowedUpdates.length === 0
      ? !ON_REQUEST.includes(type)
      : allowedUpdates.includes(type)
  }

  function emit({ botId, type, chatId, naturalKey, object }: UpdateDraft): void {
    const bot = state.bots.get(String(botId))
    if (!bot || !isWanted(bot, type)) return
    const updateId = FIRST_UPDATE + state.next(`update:${botId}`)
    const update = { update_id: updateId, [type]: object }
    assertUpdate(update)
    const faults = world.faults.forEvent(type, botId)
    const isDropped = faults.some(({ kind }) => kind === 'event_drop')
    const transport = isDropped ? 'dropped_by_fault' : bot.webhook ? 'webhook' : 'queue'
    ledger.add({ kind: 'emitted', botId, type, naturalKey, updateId, transport, object })
    if (isDropped) return
    const nowMs = clock.now().getTime()
    const delayMs = faults.reduce((sum, fault) => sum + (fault.kind === 'event_delay' ? fault.ms : 0), 0)
    const copies = faults.reduce(
      (sum, fault) => sum + (fault.kind === 'event_duplicate' ? fault.times : 0),
      1,
    )
    const reorder = faults.find((fault) => fault.kind === 'event_reorder')?.window
    for (let copy = 0; copy < copies; copy += 1) {
      const row = {
        id: state.next('update'),
        botId,
        updateId,
        lane: String(chatId),
        type,
        body: JSON.stringify(update),
      }
      const waiting = { ...row, attempt: 0, dueAtMs: nowMs + delayMs, createdAtMs: nowMs }
      if (bot.webhook) queue.enqueue(waiting, { reorder })
      else state.updates.put(waiting)
    }
    for (const wake of waiters.get(botId) ?? []) wake()
  }

  return {
    emit,
    deliver: (botId: number) => queue.resume((update) => update.botId === botId),
    resume: () => queue.resume((update) => state.bots.get(String(update.botId))?.webhook != null),
    waitForNews(botId: number, seconds: number): Promise<void> {
      return new Promise((resolve) => {
        const group = waiters.get(botId) ?? new Set()
        waiters.set(botId, group)
        const finish = (): void => {
          clearTimeout(timer)
          group.delete(finish)
          resolve()
        }
        const timer = setTimeout(finish, seconds * 1000)
        timer.unref()
        group.add(finish)
      })
    },
    idle: queue.idle,
    clear: queue.clear,
    close() {
      queue.close()
      for (const group of waiters.values()) for (const wake of [...group]) wake()
    },
  }
}
