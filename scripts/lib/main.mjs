/** Runs a script to its exit code; an expected failure is one line, not a stack. */
export async function main(work) {
  try {
    process.exitCode = await work(process.argv.slice(2))
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
