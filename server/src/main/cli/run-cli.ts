import { AppError } from '../../platform/errors.ts'
import { type Command, type CommandIo, UsageError } from './command.ts'

/** Finds the command, runs it, and turns whatever happens into an exit code and at most one line of error. */
export async function runCli(
  commands: readonly Command[],
  args: readonly string[],
  io: CommandIo,
): Promise<number> {
  const command = commands.find(({ name }) => isCalled(name, args))
  if (!command) return showHelp(commands, args, io)
  const rest = args.slice(command.name.split(' ').length)
  if (rest.includes('--help')) {
    io.out(usageOf(command))
    return 0
  }
  try {
    return await command.run([...rest], io)
  } catch (error) {
    return explain(error, command, io)
  }
}

function isCalled(name: string, args: readonly string[]): boolean {
  return name.split(' ').every((word, index) => args[index] === word)
}

function showHelp(commands: readonly Command[], args: readonly string[], { out, note }: CommandIo): number {
  const isAsked = args.length === 0 || args[0] === 'help' || args[0] === '--help'
  if (!isAsked) note(`error cli.unknown_command: ${args.slice(0, 2).join(' ')}`)
  const say = isAsked ? out : note
  const width = Math.max(...commands.map(({ name }) => name.length))
  say('Usage: veche COMMAND [OPTIONS]')
  for (const { name, summary } of commands) say(`  ${name.padEnd(width)}  ${summary}`)
  return isAsked ? 0 : 2
}

function usageOf({ name, usage, summary }: Command): string {
  return `Usage: veche ${name} ${usage}\n  ${summary}`
}

function explain(error: unknown, command: Command, { note }: CommandIo): number {
  if (error instanceof UsageError) {
    note(`error cli.usage: ${error.message}`)
    note(usageOf(command))
    return 2
  }
  if (error instanceof AppError) {
    const details = Object.keys(error.details).length > 0 ? ` ${JSON.stringify(error.details)}` : ''
    note(`error ${error.code}${details}`)
    return 1
  }
  const message = error instanceof Error ? error.message : String(error)
  note(`error cli.failed: ${message.replaceAll(/\s*\n\s*/g, ' ')}`)
  return 1
}
