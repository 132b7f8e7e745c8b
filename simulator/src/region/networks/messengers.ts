/** The networks beside the main one and Telegram: MAX in the largest place, Odnoklassniki and letters in some. */
import { createEmailEmulator } from '../../email/emulator.ts'
import { systemClock } from '../../lib/clock.ts'
import { createMaxEmulator } from '../../max/emulator.ts'
import { createOkEmulator } from '../../ok/emulator.ts'
import type { ChatControls } from '../chats/populate-chats.ts'
import type { Life } from '../life.ts'
import type { Begin, ConnectedPage, Emulator } from '../protocol.ts'
import { seedNumber } from '../residents/people.ts'
import type { Meanings } from '../texts/meanings.ts'
import { emailToConnectedPage, planEmail, populateEmailLife } from './email-life.ts'
import { populateMaxLife } from './max-life.ts'
import { maxToConnectedPage, planMax } from './max-pages.ts'
import type { MessengerLife } from './messenger-life.ts'
import { okToConnectedPage, planOk, populateOkLife } from './ok-life.ts'

/** A product that was away for a minute soon hears what it missed. */
export const RETRY_SPEED = 10

type Messengers = {
  emulators: Emulator[]
  pages: ConnectedPage[]
  lives: Omit<MessengerLife, 'newIncidents'>[]
  /** Where rumours are told too. */
  pagesOf: { max?: Omit<MessengerLife, 'newIncidents'>; ok: Omit<MessengerLife, 'newIncidents'> }
  maxControl: ChatControls['max']
  close: () => Promise<void>
}

export async function openMessengers(
  { seed, stateDir, ports }: Begin,
  { life, meanings }: { life: Omit<Life, 'newIncidents'>; meanings: Meanings },
): Promise<Messengers> {
  const options = () => ({
    seed: seedNumber(seed),
    dataDir: stateDir,
    clock: systemClock({ speed: RETRY_SPEED }),
  })
  const [max, ok] = [createMaxEmulator(options()), createOkEmulator(options())]
  const email = createEmailEmulator(options())
  const [bot, groups] = [planMax(seed, life.homes), planOk(seed, life.homes)]
  const boxes = planEmail(seed, life.homes)
  const [maxUrl, okUrl, emailUrl] = await Promise.all([
    max.listen(ports.max),
    ok.listen(ports.ok),
    email.listen(ports.email),
  ])
  const inMax = bot ? populateMaxLife(life, { control: max.control, page: bot, meanings }) : null
  const inOk = populateOkLife(life, { control: ok.control, pages: groups, meanings })
  const byEmail = populateEmailLife(life, { control: email.control, pages: boxes, meanings })
  return {
    emulators: [
      { network: 'max', url: maxUrl },
      { network: 'ok', url: okUrl },
      { network: 'email', url: emailUrl },
    ],
    pages: [
      ...(bot ? [maxToConnectedPage(bot)] : []),
      ...groups.map(okToConnectedPage),
      ...boxes.map((box) => emailToConnectedPage(box, email.ports())),
    ],
    lives: [...(inMax ? [inMax] : []), inOk, byEmail],
    pagesOf: { ...(inMax ? { max: inMax } : {}), ok: inOk },
    maxControl: max.control,
    close: async () => void (await Promise.all([max.close(), ok.close(), email.close()])),
  }
}
