/** A code that signs in, by SMS. */
import { type Letter, sms } from './letter.ts'

export function phoneOtpSms({ projectName, code }: { readonly projectName: string; readonly code: string }): Letter {
  return sms(`${code} is your code to sign in to ${projectName}. It works once, within 15 minutes.`)
}
