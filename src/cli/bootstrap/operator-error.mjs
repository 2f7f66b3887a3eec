/** What happened and what to do, in Indonesian and English; shown without a stack. */
export class OperatorError extends Error {
  /**
   * @param {string} indonesian
   * @param {string} english
   */
  constructor(indonesian, english) {
    super(`${indonesian}\n${english}`);
    this.name = 'OperatorError';
  }
}
