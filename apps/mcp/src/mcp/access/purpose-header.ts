/** The HTTP header of a request in which its caller says what it is for. */
export const purposeHeader = 'purpose-of-use'
