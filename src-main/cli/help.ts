/** What `offwrite --help` prints. */
export const help = `Offwrite: Appwrite's auth, offline.

  offwrite serve [options]

  --port <number>          Port of the API and the window. Default 4280; 0 takes a free one
  --host <address>         Address to listen on. Default 127.0.0.1 and ::1
  --data <file>            Data file, a SQLite database. Default ./offwrite.db
  --memory                 Keep everything in memory: gone when the process ends
  --project <id>           Project made at start. Default demo
  --strict                 Refuse unknown projects and keys, as a real server does
  --password-cost <cost>   cheap hashes passwords in a millisecond, production as a real server. Default cheap
  --allow-host <name>      Another host name to answer to; may be repeated
  --allow-origin <origin>  Another origin whose pages may use the control API; may be repeated
  --ready-file <file>      Write endpoint, key and process id as JSON when ready
  --compact-after <number> Commits after which the log is folded into the data file. Default 5000
  --json                   Print JSON lines, for programs
  --quiet                  Print no line per request
  --help, --version
`
