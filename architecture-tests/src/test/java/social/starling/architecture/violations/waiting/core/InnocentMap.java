package social.starling.architecture.violations.waiting.core;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

record InnocentMap(ConcurrentHashMap<String, String> map, TimeUnit unit) {}
