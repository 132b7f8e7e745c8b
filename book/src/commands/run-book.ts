/** Finds the command, runs it, and turns whatever happens into words and an exit code. */
import { explain } from './explain.ts'
import { chooseWords, type Io, readCall, WrongCall } from './io.ts'
import { runRollUp } from './roll-up.ts'
import { EXIT_CODES, runVerify } from './verify.ts'

const COMMANDS = { verify: runVerify, 'roll-up': runRollUp }

export async function runBook([name, ...args]: readonly string[], io: Io): Promise<number> {
  const command = name === 'roll-up' ? name : 'verify'
  const words = chooseWords(findLang(args), io.env)
  try {
    const call = readCall(args)
    if (!call.help) return await COMMANDS[command](call, io, words)
    io.out(words.usage[command])
    return EXIT_CODES.whole
  } catch (error) {
    const why = error instanceof WrongCall ? words.usage[command] : explain(error, words)
    io.note(why)
    if (args.includes('--json')) io.out(JSON.stringify({ verdict: 'unreadable', why }))
    return EXIT_CODES.unreadable
  }
}

/** Also of a call that is wrong otherwise, whose answer is read by the same person. */
function findLang(args: readonly string[]): string | undefined {
  const at = args.indexOf('--lang')
  return at < 0 ? undefined : args[at + 1]
}
