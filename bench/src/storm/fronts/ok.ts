/** Plays Odnoklassniki: private messages to groups. It forgets subscriptions and can be read back. */
import { systemClock } from '../../../../simulator/src/lib/clock.ts'
import { createOkEmulator } from '../../../../simulator/src/ok/emulator.ts'
import type { Fault } from '../../../../simulator/src/ok/faults.ts'
import { countDue, countWith, hasTextIn } from './dump.ts'
import type { FrontOptions, StormChannel, StormFront } from './front.ts'
import { readOkFacts } from './ok-facts.ts'
import { placeAt } from './places.ts'
import { disorder, REPEATS, sendTroubles } from './troubles.ts'
import { createWriter } from './words.ts'

const FIRST_GROUP = 530_501
const GROUPS = 2
const PEOPLE = 300

type Control = ReturnType<typeof createOkEmulator>['control']

export async function startOkFront({ seed, dataDir, port, retrySpeed }: FrontOptions): Promise<StormFront> {
  const emulator = createOkEmulator({ seed, dataDir, clock: systemClock({ speed: retrySpeed }) })
  const url = await emulator.listen(port)
  const { control } = emulator
  const people = Array.from({ length: PEOPLE }, () => control.createResident({}).id)
  const channels = Array.from({ length: GROUPS }, (_, index) => createGroup(control, index))
  const groupIds = channels.map(({ externalId }) => Number(externalId))
  const compose = createWriter()
  return {
    network: 'ok',
    ...{ url, channels },
    countSubscribed: () => countWith(control.dump({}).subscriptions, 'key'),
    // A conversation begins with its first message.
    prepare: () => undefined,
    startTroubles: (faultSeed) => void control.setFaults({ faults: troubles(), seed: faultSeed }),
    endTroubles: () => void control.setFaults({ faults: [] }),
    act: (random) =>
      void control.writeMessage({
        ...{ groupId: random.pick(groupIds), residentId: random.pick(people), text: compose(random) },
      }),
    forgetUs: (random) => void control.dropSubscriptions({ groupId: random.pick(groupIds) }),
    isPublished: (text) => hasTextIn(text, control.dump({}).messages),
    countWaiting: () => countDue(control.dump({}).deliveries),
    eventKeyOf: (dedupeKey) => (dedupeKey.startsWith('seen:') ? null : dedupeKey),
    readFacts: () => readOkFacts(dataDir),
    close: () => emulator.close(),
  }
}

function createGroup(control: Control, index: number): StormChannel {
  const id = FIRST_GROUP + index
  const key = `storm-key-of-the-group-${id}`
  const name = `Администрация ${id}`
  control.createGroup({ id, name, key })
  return { ...placeAt(index + 2), externalId: String(id), name, add: ['--token', key] }
}

function troubles(): Fault[] {
  const method = 'POST me/messages/:chatId'
  return [
    ...sendTroubles(method),
    { kind: 'error', code: 2, method, probability: 0.01 },
    ...REPEATS,
    ...disorder(60_000),
  ]
}
