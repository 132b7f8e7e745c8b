import type { KeyObject } from 'node:crypto'

export function writeChecksums(files: readonly [string, ...string[]]): Promise<string>
export function readSigningKey(file: string): KeyObject
export function signFile(file: string, key: KeyObject): string
