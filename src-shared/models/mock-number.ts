/** A phone number with a fixed code; the contract has no model for it, the SDK's types do. */
import type { MockNumber } from '../contract/control.ts'
import { wireTime } from '../domain/time.ts'
import type { Model } from '../http/route.ts'

export const mockNumberModel: Model<MockNumber, unknown> = {
  name: 'mockNumber',
  write: ({ phone, otp, createdAt, updatedAt }) => ({
    number: phone,
    otp,
    $createdAt: wireTime(Date.parse(createdAt)),
    $updatedAt: wireTime(Date.parse(updatedAt)),
  }),
}

export interface MockNumberList {
  readonly total: number
  readonly mockNumbers: readonly MockNumber[]
}

export const mockNumberListModel: Model<MockNumberList, unknown> = {
  name: 'mockNumberList',
  write: ({ total, mockNumbers }, view) => ({
    total,
    mockNumbers: mockNumbers.map((number) => mockNumberModel.write(number, view)),
  }),
}
