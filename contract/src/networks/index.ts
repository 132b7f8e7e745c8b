/** Every network there is, in the order of the interface. A new one is a file beside this and a line here. */
import { email } from './email.ts'
import { form } from './form.ts'
import { max } from './max.ts'
import type { NetworkFacts } from './network-facts.ts'
import { ok } from './ok.ts'
import { telegram } from './telegram.ts'
import { vk } from './vk.ts'

const ALL = [vk, telegram, max, ok, email, form] as const

export type Network = (typeof ALL)[number]['code']
export const NETWORKS: readonly Network[] = ALL.map(({ code }) => code)

type Language = keyof NetworkFacts['names']

export function networkNames(language: Language): Record<string, string> {
  return Object.fromEntries(ALL.map(({ code, names }) => [code, names[language]]))
}

export function publicNetworkNames(language: Language): Record<string, string> {
  return Object.fromEntries(ALL.map(({ code, publicNames }) => [code, publicNames[language]]))
}

/** Whose site a host is; null for any other. */
export function networkOfSite(host: string): Network | null {
  return ALL.find(({ sites }) => sites.some((site) => site === host))?.code ?? null
}

/** Null: what it has is no page that anybody could open. */
export function isNamedForOfficialPages(network: Network): boolean | null {
  return ALL.find(({ code }) => code === network)?.isNamedForOfficialPages ?? null
}
