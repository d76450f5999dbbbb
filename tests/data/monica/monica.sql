# ************************************************************
# Me Myself dump of data
# Export date: 2022-01-15 12:00:00
# How to use:
# * create a fresh database
# ************************************************************

SET FOREIGN_KEY_CHECKS=0;

INSERT IGNORE INTO `accounts` (`id`,`api_key`,`number_of_invitations_sent`) VALUES
 (1,'k',0);
INSERT IGNORE INTO `activities` (`id`,`account_id`,`activity_type_id`,`summary`,`description`,`happened_at`,`created_at`,`updated_at`) VALUES
 (5,1,NULL,'Lunch, all three','At the lake','2021-05-06','2021-01-01 10:00:00','2021-01-01 10:00:00');
INSERT IGNORE INTO `contacts` (`id`,`account_id`,`first_name`,`middle_name`,`last_name`,`nickname`,`gender_id`,`description`,`uuid`,`is_starred`,`is_partial`,`is_active`,`is_dead`,`stay_in_touch_frequency`,`birthday_special_date_id`,`first_met_through_contact_id`,`first_met_special_date_id`,`first_met_where`,`first_met_additional_info`,`job`,`company`,`food_preferences`,`created_at`) VALUES
 (10,1,'Ana','María','Ruiz','Ani',1,'Knows everybody','11111111-1111-4111-8111-111111111111',1,0,1,0,30,1,11,2,'PyCon','It\'s a long story (really); see below','CTO','Loopwise','No nuts','2021-01-01 10:00:00'),
 (11,1,'Bo',NULL,'Lee',NULL,1,NULL,'22222222-2222-4222-8222-222222222222',0,0,1,0,NULL,3,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2021-01-01 10:00:00'),
 (12,1,'Kim',NULL,'Ruiz',NULL,1,NULL,'33333333-3333-4333-8333-333333333333',0,1,1,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2021-01-01 10:00:00');
INSERT IGNORE INTO `activity_contact` (`activity_id`,`account_id`,`contact_id`) VALUES
 (5,1,10),
 (5,1,11);
INSERT IGNORE INTO `addresses` (`id`,`account_id`,`place_id`,`contact_id`,`name`,`created_at`,`updated_at`) VALUES
 (1,1,1,10,'home','2021-01-01 10:00:00','2021-01-01 10:00:00');
INSERT IGNORE INTO `calls` (`id`,`account_id`,`contact_id`,`called_at`,`content`,`contact_called`,`created_at`,`updated_at`) VALUES
 (1,1,10,'2021-03-04 00:00:00','Asked about the pilot',1,'2021-01-01 10:00:00','2021-01-01 10:00:00');
INSERT IGNORE INTO `contact_field_types` (`id`,`account_id`,`name`,`fontawesome_icon`,`protocol`,`delible`,`type`,`created_at`,`updated_at`) VALUES
 (1,1,'Email','fa','mailto:',0,'email','2021-01-01 10:00:00','2021-01-01 10:00:00'),
 (2,1,'Phone','fa','tel:',0,'phone','2021-01-01 10:00:00','2021-01-01 10:00:00'),
 (3,1,'LinkedIn','fa',NULL,1,NULL,'2021-01-01 10:00:00','2021-01-01 10:00:00'),
 (4,1,'Odd net','fa',NULL,1,NULL,'2021-01-01 10:00:00','2021-01-01 10:00:00');
INSERT IGNORE INTO `contact_fields` (`id`,`account_id`,`contact_id`,`contact_field_type_id`,`data`,`created_at`,`updated_at`) VALUES
 (1,1,10,1,'ana@loop.io','2021-01-01 10:00:00','2021-01-01 10:00:00'),
 (2,1,10,2,+34600111222,'2021-01-01 10:00:00','2021-01-01 10:00:00'),
 (3,1,10,3,'https://www.linkedin.com/in/ana-ruiz','2021-01-01 10:00:00','2021-01-01 10:00:00'),
 (4,1,10,4,'@ana','2021-01-01 10:00:00','2021-01-01 10:00:00');
INSERT IGNORE INTO `contact_tag` (`contact_id`,`tag_id`,`account_id`,`created_at`,`updated_at`) VALUES
 (10,1,1,'2021-01-01 10:00:00','2021-01-01 10:00:00'),
 (10,2,1,'2021-01-01 10:00:00','2021-01-01 10:00:00');
INSERT IGNORE INTO `debts` (`id`,`account_id`,`contact_id`,`in_debt`,`status`,`amount`,`currency_id`,`reason`,`created_at`,`updated_at`) VALUES
 (1,1,10,'yes','inprogress',20,1,'lunch','2021-01-01 10:00:00','2021-01-01 10:00:00');
INSERT IGNORE INTO `notes` (`id`,`account_id`,`contact_id`,`body`,`is_favorited`,`favorited_at`,`created_at`,`updated_at`) VALUES
 (1,1,10,'Likes \"quotes\"
and lines; INSERT INTO `notes` (`id`) VALUES (1)',0,NULL,'2021-01-01 10:00:00','2021-01-01 10:00:00');
INSERT IGNORE INTO `places` (`id`,`account_id`,`street`,`city`,`province`,`postal_code`,`country`,`latitude`,`longitude`,`created_at`,`updated_at`) VALUES
 (1,1,'Calle 1','Madrid',NULL,28001,'ES',NULL,NULL,'2021-01-01 10:00:00','2021-01-01 10:00:00');
INSERT IGNORE INTO `relationship_types` (`id`,`account_id`,`name`,`name_reverse_relationship`,`relationship_type_group_id`,`delible`,`created_at`,`updated_at`) VALUES
 (1,1,'child','parent',1,0,'2021-01-01 10:00:00','2021-01-01 10:00:00'),
 (2,1,'partner','partner',1,0,'2021-01-01 10:00:00','2021-01-01 10:00:00');
INSERT IGNORE INTO `relationships` (`id`,`account_id`,`relationship_type_id`,`contact_is`,`of_contact`,`created_at`,`updated_at`) VALUES
 (1,1,1,10,12,'2021-01-01 10:00:00','2021-01-01 10:00:00'),
 (2,1,2,10,11,'2021-01-01 10:00:00','2021-01-01 10:00:00');
INSERT IGNORE INTO `reminders` (`id`,`account_id`,`contact_id`,`initial_date`,`title`,`description`,`frequency_type`,`frequency_number`,`delible`,`inactive`,`created_at`,`updated_at`) VALUES
 (1,1,10,'2020-01-31','Coffee',NULL,'month',1,1,0,'2021-01-01 10:00:00','2021-01-01 10:00:00'),
 (2,1,10,'2022-05-01','Send the study',NULL,'one_time',1,1,0,'2021-01-01 10:00:00','2021-01-01 10:00:00'),
 (3,1,10,'2019-05-01','Long over',NULL,'one_time',1,1,0,'2021-01-01 10:00:00','2021-01-01 10:00:00'),
 (4,1,10,'2021-04-12','Wish happy birthday to Ana',NULL,'year',1,0,0,'2021-01-01 10:00:00','2021-01-01 10:00:00');
INSERT IGNORE INTO `special_dates` (`id`,`account_id`,`contact_id`,`uuid`,`is_age_based`,`is_year_unknown`,`date`,`created_at`,`updated_at`) VALUES
 (1,1,10,'d1',0,1,'1984-04-12','2021-01-01 10:00:00','2021-01-01 10:00:00'),
 (2,1,10,'d2',0,0,'2020-02-03','2021-01-01 10:00:00','2021-01-01 10:00:00'),
 (3,1,11,'d3',1,0,'1980-01-01','2021-01-01 10:00:00','2021-01-01 10:00:00');
INSERT IGNORE INTO `tags` (`id`,`account_id`,`name`,`name_slug`,`description`,`created_at`,`updated_at`) VALUES
 (1,1,'fintech','fintech',NULL,'2021-01-01 10:00:00','2021-01-01 10:00:00'),
 (2,1,'Meetup Leipzig','meetup-leipzig',NULL,'2021-01-01 10:00:00','2021-01-01 10:00:00');
INSERT IGNORE INTO `tasks` (`id`,`account_id`,`contact_id`,`uuid`,`title`,`description`,`completed`,`completed_at`,`created_at`,`updated_at`) VALUES
 (1,1,10,'k1','Find the talk','of 2019',0,NULL,'2021-01-01 10:00:00','2021-01-01 10:00:00'),
 (2,1,10,'k2','Done',NULL,1,'2021-01-01 10:00:00','2021-01-01 10:00:00','2021-01-01 10:00:00');
SET FOREIGN_KEY_CHECKS=1;
