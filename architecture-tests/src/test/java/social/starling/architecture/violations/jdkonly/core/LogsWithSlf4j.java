package social.starling.architecture.violations.jdkonly.core;

import org.slf4j.LoggerFactory;

final class LogsWithSlf4j {
    void say() {
        LoggerFactory.getLogger("core").info("said");
    }
}
