import type { i18n as I18n } from 'i18next'
import { SECTIONS } from '../../locales/sections.ts'
import { needSections } from '../i18n.ts'

/** Where the words of a step stand: steps of parts, sub-tasks and fields have theirs with their panels. */
export function activityKey(type: string): string {
  const panel = /^(contribution|subtask|field)_/.exec(type)?.[1]
  return `${panel ? `${panel}s` : 'incidents'}.activity.${type}`
}

/**
 * The words of a step, and never its code. Those of a panel that is not open are asked for, and whoever reads them is
 * told as soon as they have come; until then, and for a step that this version does not know, one reads a plain word.
 */
export function stepKey(type: string, i18n: Pick<I18n, 'exists'>): string {
  const key = activityKey(type.replaceAll('.', '_'))
  if (i18n.exists(key)) return key
  const section = SECTIONS.find((one) => key.startsWith(`${one}.`))
  if (section) void needSections([section]).catch(() => undefined)
  return 'work.act.other'
}
