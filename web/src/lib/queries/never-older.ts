import { replaceEqualDeep } from '@tanstack/react-query'

type Versioned = { id: unknown; version: number }

/**
 * What is shown after an answer came. A question that was asked before a person's press may be answered after it: an
 * older version of the same thing never takes the place of a newer one, or the next press would be refused as stale.
 */
export function neverOlder(shown: unknown, came: unknown): unknown {
  if (isVersioned(shown) && isVersioned(came) && shown.id === came.id && came.version < shown.version)
    return shown
  return replaceEqualDeep(shown, came)
}

/** Both are the same thing, at the same version or another. */
export function isSameThing(one: unknown, other: unknown): boolean {
  return isVersioned(one) && isVersioned(other) && one.id === other.id
}

function isVersioned(value: unknown): value is Versioned {
  return (
    typeof value === 'object' &&
    value !== null &&
    'id' in value &&
    'version' in value &&
    typeof value.version === 'number'
  )
}
