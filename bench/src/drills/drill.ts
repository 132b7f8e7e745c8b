/** A promise of reliability shown by a run of the real product: what a drill is given and what it says. */
export type DrillOptions = {
  seed: number
  /** How many kills, events, permutations or seconds; each drill says of what. */
  size: number
}
export type DrillReport = {
  counts: Record<string, number>
  /** What was promised and does not hold; empty when all does. */
  broken: string[]
}
export type Drill = {
  id: `R${number}`
  about: string
  /** Of what `size` is, and how much is asked for. */
  unit: string
  full: number
  quick: number
  run: (options: DrillOptions) => Promise<DrillReport>
}

/** Says a promise that holds or does not. */
export function createJudge(counts: Record<string, number>) {
  const broken: string[] = []
  return {
    broken,
    /** What came of it and promises nothing. */
    told(name: string, value: number): void {
      counts[name] = value
    },
    /** Without it nothing was tried: a fault that met nothing shows nothing. */
    some(name: string, value: number): void {
      counts[name] = value
      if (value === 0) broken.push(`${name}: none, so nothing was tried`)
    },
    most(name: string, value: number, limit: number): void {
      counts[name] = Math.round(value * 10) / 10
      if (!(value <= limit)) broken.push(`${name}: ${Math.round(value)} where ${limit} is the most`)
    },
    exactly(name: string, value: number, wanted: number): void {
      counts[name] = value
      if (value !== wanted) broken.push(`${name}: ${value} where ${wanted} was promised`)
    },
  }
}
