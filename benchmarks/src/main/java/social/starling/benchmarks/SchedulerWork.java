package social.starling.benchmarks;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;

/**
 * db-scheduler, set up for throughput as its own benchmark is: {@code lock-and-fetch}, and 20 threads with limits of 4 and
 * 20 times as many fetched executions
 * (https://github.com/kagkarlsson/db-scheduler/blob/master/docs/benchmark.md).
 */
final class SchedulerWork implements NodeWork {
    static final String TASK = "nothing";

    /** As its documentation has it, with all its indexes. */
    static final String SCHEMA = """
            CREATE TABLE scheduled_tasks (
                task_name            text    NOT NULL,
                task_instance        text    NOT NULL,
                task_data            bytea,
                execution_time       timestamp with time zone,
                picked               boolean NOT NULL,
                picked_by            text,
                last_success         timestamp with time zone,
                last_failure         timestamp with time zone,
                consecutive_failures int,
                last_heartbeat       timestamp with time zone,
                version              bigint  NOT NULL,
                priority             smallint,
                PRIMARY KEY (task_name, task_instance)
            );
            CREATE INDEX execution_time_idx ON scheduled_tasks (execution_time);
            CREATE INDEX last_heartbeat_idx ON scheduled_tasks (last_heartbeat);
            CREATE INDEX priority_execution_time_idx ON scheduled_tasks (priority DESC, execution_time ASC);
            """;

    private static final double LEAST_FETCHED = Double.parseDouble(System.getProperty("scheduler.lower", "4"));
    private static final double MOST_FETCHED = Double.parseDouble(System.getProperty("scheduler.upper", "20"));

    private final HikariDataSource source;
    private final Scheduler scheduler;

    SchedulerWork(NodeOrder order, Calls calls) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(order.url());
        config.setUsername(order.user());
        config.setMaximumPoolSize(order.inFlight() + 2);
        this.source = new HikariDataSource(config);
        OneTimeTask<Void> task =
                Tasks.oneTime(TASK).execute((instance, context) -> calls.count(Integer.parseInt(instance.getId())));
        this.scheduler = Scheduler.create(source, task)
                .schedulerName(new SchedulerName.Fixed(NodeWork.owner()))
                .threads(order.inFlight())
                .pollingInterval(Duration.ofMillis(100))
                .pollUsingLockAndFetch(LEAST_FETCHED, MOST_FETCHED)
                .build();
    }

    @Override
    public void start() {
        scheduler.start();
    }

    @Override
    public void close() {
        scheduler.stop();
        source.close();
    }
}
