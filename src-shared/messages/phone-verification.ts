/** A code that proves a phone number, by SMS. */
import { type Letter, sms } from './letter.ts'

export function phoneVerificationSms(sent: { readonly projectName: string; readonly code: string }): Letter {
  return sms(`${sent.code} confirms your phone number at ${sent.projectName}. It works once, within an hour.`)
}
