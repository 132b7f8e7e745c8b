import { expect, it } from 'vitest'
import { chooseSyncMethod } from './sync-method.ts'

it.each([
  ['linux', '6.18.0-generic', 'syncfs'],
  ['linux', '5.8.0', 'syncfs'],
  ['linux', '5.10.0-23-amd64', 'syncfs'],
  ['linux', '5.4.0-150-generic', 'fsync'],
  ['linux', '4.19.0', 'fsync'],
  ['linux', 'unknown', 'fsync'],
  ['darwin', '23.1.0', 'fsync'],
  ['win32', '10.0.22631', 'fsync'],
] as const)('%s %s has its files written by %s', (platform, release, method) => {
  expect(chooseSyncMethod(platform, release)).toBe(method)
})
