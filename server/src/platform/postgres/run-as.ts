import { execFile, type SpawnOptions } from 'node:child_process'
import { chown, lstat, readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** As whom PostgreSQL runs: it refuses uid 0, so root must start it as somebody else. */
export type RunAs =
  | { kind: 'self' }
  | { kind: 'user_namespace' }
  | { kind: 'account'; name: string; uid: number; gid: number }

export type Command = {
  file: string
  args: string[]
  options: Pick<SpawnOptions, 'uid' | 'gid' | 'env' | 'cwd'>
}

const NAMESPACE = ['--user', '--map-user=65534', '--map-group=65534']
const ACCOUNTS = ['postgres', '_postgres', 'nobody']

export async function chooseRunAs(data: string): Promise<RunAs> {
  if (process.getuid?.() !== 0) return { kind: 'self' }
  const owner = await lstat(data).catch(() => null)
  // One start by sudo must not take the cluster away from the plain user who owns it.
  if (owner && owner.uid !== 0)
    return { kind: 'account', name: `uid ${owner.uid}`, uid: owner.uid, gid: owner.gid }
  // A namespace is tried first: files stay root's, so it works even when the folder lies under a 0700 home.
  try {
    await run('unshare', [...NAMESPACE, 'true'])
    return { kind: 'user_namespace' }
  } catch {
    return findAccount(await readFile('/etc/passwd', 'utf8'))
  }
}

export function findAccount(passwd: string): RunAs {
  const lines = passwd.split('\n').map((line) => line.split(':'))
  for (const account of ACCOUNTS) {
    const [name, , uid, gid] = lines.find(([candidate]) => candidate === account) ?? []
    if (name && uid && gid) return { kind: 'account', name, uid: Number(uid), gid: Number(gid) }
  }
  throw new Error(
    'PostgreSQL does not run as root, user namespaces are off and there is no account "postgres" or "nobody": start as a plain user',
  )
}

export function buildCommand(runAs: RunAs, file: string, args: string[]): Command {
  // LC_ALL keeps PostgreSQL's messages in one language: the launcher reads some of them.
  const options = { env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C', TZ: 'UTC' }, cwd: '/' }
  switch (runAs.kind) {
    case 'self':
      return { file, args, options }
    case 'user_namespace':
      return { file: 'unshare', args: [...NAMESPACE, file, ...args], options }
    case 'account':
      return { file, args, options: { ...options, uid: runAs.uid, gid: runAs.gid } }
  }
}

/** Gives a folder with all it holds to the account PostgreSQL will run as, unless it is already theirs. */
export async function handOver(runAs: RunAs, target: string): Promise<void> {
  if (runAs.kind === 'self') return
  const owner = runAs.kind === 'account' ? runAs : { uid: 0, gid: 0 }
  const stat = await lstat(target)
  if (stat.uid === owner.uid) return
  if (stat.isDirectory()) {
    for (const name of await readdir(target)) await handOver(runAs, path.join(target, name))
  }
  // The folder itself changes hands last: a half-done change is seen and finished at the next start.
  await chown(target, owner.uid, owner.gid)
}
