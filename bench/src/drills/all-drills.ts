import { burst } from './burst.ts'
import { clockJumps } from './clock-jumps.ts'
import { crashPoints } from './crash-points/crash-points.ts'
import { databaseKilled } from './database-killed.ts'
import { databaseSilent } from './database-silent.ts'
import { diskFull } from './disk-full.ts'
import type { Drill } from './drill.ts'
import { failingWrites } from './failing-writes.ts'
import { gracefulStops } from './graceful-stops.ts'
import { overload } from './overload.ts'
import { races } from './races.ts'
import { bothWays, replays } from './replays.ts'
import { sessionsEnded } from './sessions-ended.ts'
import { tampering } from './tampering/tampering.ts'
import { upgrade } from './upgrade/upgrade.ts'
import { workerAsleep } from './worker-asleep.ts'

export const DRILLS: readonly Drill[] = [
  ...[databaseKilled, workerAsleep, crashPoints, replays, bothWays, sessionsEnded, databaseSilent, diskFull],
  ...[failingWrites, clockJumps, races, burst, overload, upgrade, gracefulStops, tampering],
]
