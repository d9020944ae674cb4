import { DefaultReporter, type TestCase } from 'vitest/node';

/** Vitest's own way of telling, one line a file; of the single tests only those that failed. */
export default class CalmReporter extends DefaultReporter {
  protected override printTestCase(
    state: Parameters<DefaultReporter['printTestCase']>[0],
    test: TestCase,
  ): void {
    if (test.result().state === 'failed') super.printTestCase(state, test);
  }

  protected override printTestSuite(): void {
    // the names of failed tests hold those of their suites
  }
}
