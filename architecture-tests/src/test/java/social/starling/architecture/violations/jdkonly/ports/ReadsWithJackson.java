package social.starling.architecture.violations.jdkonly.ports;

import tools.jackson.databind.JsonNode;

record ReadsWithJackson(JsonNode node) {}
