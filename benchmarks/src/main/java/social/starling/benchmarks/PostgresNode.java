package social.starling.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * One process of a measurement. It is told by lines what to do and answers by lines: an order opens the database
 * ({@code ready}), {@code go} begins, and until {@code stop} it tells how many it has done ({@code count}); then it says
 * which ({@code done}).
 */
final class PostgresNode {
    static final String ANSWER = "node: ";
    private static final long BETWEEN_COUNTS_MILLIS = 5;

    private PostgresNode() {}

    static void main(String... arguments) throws IOException {
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = orders.readLine(); line != null; line = orders.readLine()) {
            serve(NodeOrder.parse(line), orders);
        }
    }

    private static void serve(NodeOrder order, BufferedReader orders) throws IOException {
        Calls calls = new Calls(order.deliveries());
        try (NodeWork work = NodeWork.of(order, calls)) {
            say("ready");
            orders.readLine();
            long processor = processorNanos();
            work.start();
            Thread counting = Thread.ofPlatform().daemon().start(() -> tell(calls));
            orders.readLine();
            long taken = processorNanos() - processor;
            counting.interrupt();
            say("done " + taken + " " + calls.total() + " "
                    + Base64.getEncoder().encodeToString(calls.called().toByteArray()));
        }
        say("closed");
    }

    private static void tell(Calls calls) {
        long told = 0;
        try {
            while (true) {
                Thread.sleep(BETWEEN_COUNTS_MILLIS);
                if (calls.total() != told) {
                    told = calls.total();
                    say("count " + told);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static synchronized void say(String line) {
        System.out.println(ANSWER + line);
    }

    /** Of all threads of the process; tells on a busy machine what the clock cannot. */
    private static long processorNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }
}
