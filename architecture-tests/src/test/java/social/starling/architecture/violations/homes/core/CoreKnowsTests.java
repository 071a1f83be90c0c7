package social.starling.architecture.violations.homes.core;

import org.junit.jupiter.api.TestInfo;

record CoreKnowsTests(TestInfo test) {}
