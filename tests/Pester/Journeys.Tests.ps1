# The journeys of docs/journeys.md: its commands are run as they are written there, and the result is read by clients
# that are independent of the module. Each Describe has the heading of a journey, which names the AWS page that it
# replaces.
BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    Import-Module (Join-Path $PSScriptRoot 'Journeys.psm1')
    # Every installed version, because versions 1 and 2 differ.
    $clis = @(Get-InstalledAwsCli)
    $noBoto3 = -not (Get-PythonWithBoto3)
    $noCli = $noBoto3 -or -not $clis
    $noScanner = -not (Get-Command zbarimg -CommandType Application -ErrorAction Ignore)
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    Import-Module (Join-Path $PSScriptRoot 'Journeys.psm1')
    $administratorAccess = 'arn:aws:iam::aws:policy/AdministratorAccess'
    $columns = 'User name,Password,Access key ID,Secret access key,Console login link'
    $here = @{ Folder = $TestDrive }

    function Get-Row([string] $File, [string] $UserName) {
        Import-Csv (Join-Path $TestDrive $File) | Where-Object 'User name' -EQ $UserName
    }

    function Get-Header([string] $File) {
        (Get-Content -LiteralPath (Join-Path $TestDrive $File))[0]
    }

    # The secret that a phone gets from a QR code.
    function Read-Seed([string] $File) {
        $uri = zbarimg --quiet --raw (Join-Path $TestDrive $File) 2> $null
        [regex]::Match($uri, '[?&]secret=(?<seed>[A-Z2-7]+)').Groups['seed'].Value
    }

    # A code is accepted once, so the first one after a device was enabled is that of the next half minute.
    function Get-NextCode([string] $File) {
        Get-MfaCode (Read-Seed $File) ((Get-MfaStep) + 1)
    }

    function Assert-SameByCli([hashtable] $Account, [object[]] $Cli) {
        foreach ($each in $Cli) {
            $because = "of version $($each.Version)"
            Format-Account -CliPath $each.Path | Should -Be (Format-Account $Account) -Because $because
        }
    }
}

AfterAll {
    Stop-AdminSandbox
    Disconnect-AdminAccount
}

Describe 'docs/journeys.md' {
    It 'has no journey without a test' {
        $tested = Select-String -LiteralPath $PSCommandPath -Pattern "^Describe '(?<name>.+)'" |
            ForEach-Object { $_.Matches[0].Groups['name'].Value.Replace("''", "'") } |
            Where-Object { $_ -ne 'docs/journeys.md' }

        $tested | Should -Be (Get-JourneyName)
    }
}

Describe 'The first administrator' {
    BeforeAll {
        $null = Invoke-Journey 'The first administrator' @here
        $account = Read-Account
    }

    It 'creates the group with AdministratorAccess and nothing else' -Skip:$noBoto3 {
        $account.Groups.Keys | Should -Be 'Administrators'
        $group = $account.Groups.Administrators
        $group.Arn | Should -BeExactly 'arn:aws:iam::123456789012:group/Administrators'
        $group.Policies | Should -Be $administratorAccess
        $group.Inline.Keys | Should -BeNullOrEmpty
        $group.Members | Should -Be alice
        $account.Aliases | Should -Be example-corp
        $account.Policies.Keys | Should -BeNullOrEmpty
        $account.Roles.Keys | Should -BeNullOrEmpty
    }

    It 'creates alice in the group, with a password to change, tags, and no other credentials' -Skip:$noBoto3 {
        $account.Users.Keys | Should -Be alice
        $alice = $account.Users.alice
        $alice.Arn | Should -BeExactly 'arn:aws:iam::123456789012:user/alice'
        $alice.Path | Should -Be '/'
        $alice.Groups | Should -Be Administrators
        $alice.Policies | Should -BeNullOrEmpty
        $alice.Inline.Keys | Should -BeNullOrEmpty
        $alice.Boundary | Should -BeNullOrEmpty
        $alice.Tags | Should -Be 'Department=Ops', 'Email=alice@example.com'
        $alice.Password.ResetRequired | Should -BeTrue
        $alice.Keys.Keys | Should -BeNullOrEmpty
        $alice.Mfa | Should -BeNullOrEmpty
    }

    It 'writes a file with which alice signs in, and must choose a password' {
        Get-Header alice.csv | Should -BeExactly 'User name,Password,Console sign-in URL'
        $row = Get-Row alice.csv alice
        $row.'Console sign-in URL' | Should -BeExactly 'https://example-corp.signin.aws.amazon.com/console'
        $answer = Invoke-ConsoleSignIn $row
        $answer.SignedIn, $answer.PasswordResetRequired | Should -BeTrue
    }

    It 'is the same for the AWS CLI' -ForEach @{ Clis = $clis } -Skip:$noCli {
        Assert-SameByCli $account $Clis
    }
}

Describe 'Backup administrators and emergency access' {
    BeforeAll {
        $null = Invoke-Journey 'The first administrator', 'Backup administrators and emergency access' @here
        $account = Read-Account
    }

    It 'adds both to the administrators, and gives all three MFA and a password to change' -Skip:$noBoto3 {
        $account.Groups.Administrators.Members | Should -Be alice, bob, carol
        foreach ($name in 'alice', 'bob', 'carol') {
            $user = $account.Users[$name]
            $user.Mfa | Should -Be "arn:aws:iam::123456789012:mfa/$name"
            $user.Password.ResetRequired | Should -BeTrue
            $user.Keys.Keys | Should -BeNullOrEmpty
            $user.Policies | Should -BeNullOrEmpty
        }
    }

    It 'creates the emergency user in a group of its own, with MFA and a password to keep' -Skip:$noBoto3 {
        $account.Groups.EmergencyAccessGroup.Policies | Should -Be $administratorAccess
        $account.Groups.EmergencyAccessGroup.Members | Should -Be EmergencyAccess
        $user = $account.Users.EmergencyAccess
        $user.Groups | Should -Be EmergencyAccessGroup
        $user.Password.ResetRequired | Should -BeFalse
        $user.Mfa | Should -Be 'arn:aws:iam::123456789012:mfa/EmergencyAccess'
        $user.Keys.Keys | Should -BeNullOrEmpty
        $account.VirtualMfa | Should -HaveCount 4
    }

    It 'lets <UserName> sign in with the scanned code, and not without it' -Skip:$noScanner -ForEach @(
        @{ UserName = 'bob'; File = 'backup-administrators.csv'; Image = 'qr-codes/bob.png' }
        @{ UserName = 'carol'; File = 'backup-administrators.csv'; Image = 'qr-codes/carol.png' }
        @{ UserName = 'EmergencyAccess'; File = 'emergency-access.csv'; Image = 'emergency-access.png' }
    ) {
        $row = Get-Row $File $UserName

        (Invoke-ConsoleSignIn $row).SignedIn | Should -Not -BeTrue
        $answer = Invoke-ConsoleSignIn $row -MfaCode (Get-NextCode $Image)
        $answer.SignedIn | Should -BeTrue
        $answer.PasswordResetRequired | Should -Be ($UserName -ne 'EmergencyAccess')
    }

    It 'lets only the owner read the files and the images' -Skip:$IsWindows {
        $names = 'backup-administrators.csv', 'emergency-access.*', 'bob.png'
        Get-ChildItem -LiteralPath $TestDrive -Recurse -File -Include $names |
            ForEach-Object UnixMode | Should -Be (@('-rw-------') * 4)
    }

    It 'is the same for the AWS CLI' -ForEach @{ Clis = $clis } -Skip:$noCli {
        Assert-SameByCli $account $Clis
    }
}

Describe 'Sign-in details for many people' {
    BeforeAll {
        $null = Invoke-Journey 'The first administrator', 'Sign-in details for many people' @here
        $account = Read-Account
    }

    It 'creates <UserName> as the row says' -Skip:$noBoto3 -ForEach @(
        @{ UserName = 'dave'; Path = '/ops/'; Tags = 'CostCenter=1234', 'Department=Ops'; Keys = 0 }
        @{ UserName = 'erin'; Path = '/security/'; Tags = 'CostCenter=2200', 'Department=Security'; Keys = 0 }
        @{ UserName = 'frank'; Path = '/ops/'; Tags = 'CostCenter=1234', 'Department=Ops'; Keys = 1 }
    ) {
        $user = $account.Users[$UserName]
        $user.Arn | Should -BeExactly "arn:aws:iam::123456789012:user$Path$UserName"
        $user.Tags | Should -Be ($Tags + "Email=$UserName@example.com")
        $user.Groups | Should -Be Administrators
        $user.Policies | Should -BeNullOrEmpty
        $user.Password.ResetRequired | Should -BeTrue
        @($user.Keys.Values) | Should -Be (@('Active') * $Keys)
        (Invoke-ConsoleSignIn (Get-Row credentials.csv $UserName)).PasswordResetRequired | Should -BeTrue
    }

    It 'writes the columns of the console''s Download .csv' {
        Get-Header credentials.csv | Should -BeExactly $columns
        $rows = Import-Csv (Join-Path $TestDrive 'credentials.csv')
        $rows.'User name' | Should -Be dave, erin, frank
        $rows.Password | Select-Object -Unique | Should -HaveCount 3
        $rows.'Console login link' | Should -Be (@('https://example-corp.signin.aws.amazon.com/console') * 3)
        $rows.'Access key ID' -ne '' | Should -HaveCount 1
    }

    It 'gives frank a key that makes him an administrator' -Skip:$noBoto3 {
        $row = Get-Row credentials.csv frank
        $account.Users.frank.Keys.Keys | Should -Be $row.'Access key ID'
        $gina = @{ UserName = 'gina' }
        Invoke-AsUser $row @(
            , @('sts', 'get_caller_identity')
            , @('iam', 'list_users')
            , @('iam', 'create_user', $gina)
            , @('iam', 'delete_user', $gina)
        ) | Should -Be OK, OK, OK, OK
    }

    It 'is the same for the AWS CLI' -ForEach @{ Clis = $clis } -Skip:$noCli {
        Assert-SameByCli $account $Clis
    }
}

Describe 'An email to each of them' {
    BeforeAll {
        $journeys = 'The first administrator', 'Sign-in details for many people', 'An email to each of them'
        $null = Invoke-Journey $journeys @here
        $drafts = Get-ChildItem -LiteralPath (Join-Path $TestDrive 'messages')
    }

    It 'writes one draft for each row' {
        $drafts.Name | Should -Be dave.eml, erin.eml, frank.eml
    }

    It 'tells <UserName> where and how to sign in, and no secret' -Skip:$noBoto3 -ForEach @(
        @{ UserName = 'dave' }
        @{ UserName = 'erin' }
        @{ UserName = 'frank' }
    ) {
        $path = Join-Path $TestDrive "messages/$UserName.eml"
        $message = Read-Message $path

        $message.From, $message.To | Should -Be it@example.com, "$UserName@example.com"
        $message.Subject | Should -Match 'example-corp'
        $message.Unsent | Should -Be 1
        $message.Parts.Keys | Sort-Object | Should -Be text/html, text/plain
        foreach ($part in $message.Parts.Values) {
            $part | Should -Match ([regex]::Escape('https://example-corp.signin.aws.amazon.com/console'))
            $part | Should -Match $UserName
            $part | Should -Match 'choose a new password'
        }
        $all = @($message.Parts.Values) + @($message.Subject, (Get-Content -Raw -LiteralPath $path)) -join "`n"
        foreach ($row in Import-Csv (Join-Path $TestDrive 'credentials.csv')) {
            foreach ($secret in $row.Password, $row.'Secret access key', $row.'Access key ID' | Where-Object { $_ }) {
                $all.Contains($secret) | Should -BeFalse
            }
        }
    }
}

Describe 'Administrators of AWS CloudHSM' {
    BeforeAll {
        $null = Invoke-Journey 'Administrators of AWS CloudHSM' @here
        $account = Read-Account
        $policyArn = 'arn:aws:iam::123456789012:policy/CloudHSMAdministratorAccess'
    }

    It 'creates the policy of the AWS page' -Skip:$noBoto3 {
        $account.Policies.Keys | Should -Be CloudHSMAdministratorAccess
        $account.Policies.CloudHSMAdministratorAccess.Arn | Should -Be $policyArn
        $account.Policies.CloudHSMAdministratorAccess.AttachmentCount | Should -Be 1
        $document = $account.Policies.CloudHSMAdministratorAccess.Document
        $document.Version | Should -Be '2012-10-17'
        $document.Statement | Should -HaveCount 1
        $document.Statement[0].Effect, $document.Statement[0].Resource | Should -Be Allow, '*'
        $document.Statement[0].Keys | Should -Not -Contain Condition
        $document.Statement[0].Action | Sort-Object | Should -Be @(
            'cloudhsm:*'
            'ec2:AuthorizeSecurityGroupEgress'
            'ec2:AuthorizeSecurityGroupIngress'
            'ec2:CreateNetworkInterface'
            'ec2:CreateSecurityGroup'
            'ec2:CreateTags'
            'ec2:DeleteNetworkInterface'
            'ec2:DeleteSecurityGroup'
            'ec2:DescribeNetworkInterfaceAttribute'
            'ec2:DescribeNetworkInterfaces'
            'ec2:DescribeSecurityGroups'
            'ec2:DescribeSubnets'
            'ec2:DescribeVpcs'
            'ec2:DetachNetworkInterface'
            'ec2:RevokeSecurityGroupEgress'
            'iam:CreateServiceLinkedRole'
        )
    }

    It 'creates the group with that policy only, and the user in it' -Skip:$noBoto3 {
        $account.Groups.CloudHsmAdministrators.Policies | Should -Be $policyArn
        $account.Groups.CloudHsmAdministrators.Inline.Keys | Should -BeNullOrEmpty
        $account.Groups.CloudHsmAdministrators.Members | Should -Be hsm-admin
        $user = $account.Users.'hsm-admin'
        $user.Groups | Should -Be CloudHsmAdministrators
        $user.Policies | Should -Be 'arn:aws:iam::aws:policy/IAMUserChangePassword'
        $user.Password.ResetRequired | Should -BeTrue
        @($user.Keys.Values) | Should -Be Active
    }

    It 'creates the service-linked role, which only the service can assume' -Skip:$noBoto3 {
        $account.Roles.Keys | Should -Be AWSServiceRoleForCloudHSM
        $role = $account.Roles.AWSServiceRoleForCloudHSM
        $role.Path | Should -Be '/aws-service-role/cloudhsm.amazonaws.com/'
        $role.Policies | Should -Be 'arn:aws:iam::aws:policy/aws-service-role/CloudHSMServiceRolePolicy'
        $role.Trust.Statement | Should -HaveCount 1
        $role.Trust.Statement[0].Principal.Service | Should -Be cloudhsm.amazonaws.com
        $role.Trust.Statement[0].Action | Should -Be 'sts:AssumeRole'
    }

    It 'allows the user what the policy says, and no more' -Skip:$noBoto3 {
        $row = Get-Row hsm-admin.csv hsm-admin
        # The call is authorized, and answered with the fact that the role exists.
        Invoke-AsUser $row @(
            , @('sts', 'get_caller_identity')
            , @('iam', 'create_service_linked_role', @{ AWSServiceName = 'cloudhsm.amazonaws.com' })
            , @('iam', 'list_users')
            , @('iam', 'attach_user_policy', @{ UserName = 'hsm-admin'; PolicyArn = $administratorAccess })
        ) | Should -Be OK, InvalidInput, AccessDenied, AccessDenied
        (Invoke-ConsoleSignIn $row).PasswordResetRequired | Should -BeTrue
    }

    It 'is the same for the AWS CLI' -ForEach @{ Clis = $clis } -Skip:$noCli {
        Assert-SameByCli $account $Clis
    }
}

Describe 'Administrators of Amazon Lookout for Vision' {
    BeforeAll {
        $null = Invoke-Journey 'Administrators of Amazon Lookout for Vision' @here -Step 0
        $account = Read-Account
        $null = New-AdminGroup
        $null = Invoke-Journey 'Administrators of Amazon Lookout for Vision' @here -Step 1 -Continue
        $after = Read-Account
    }

    It 'says that AWS ended the service' {
        $text = Get-Content -Raw -LiteralPath (Join-Path $PSScriptRoot '../../docs/journeys.md')
        $text | Should -Match 'Lookout for Vision\r?\n\r?\n\*\*AWS ended this service on October 31, 2025\*\*'
    }

    It 'attaches the policies, which remain' -Skip:$noBoto3 {
        $account.Groups.Keys | Should -Be LookoutForVisionAdministrators
        $account.Groups.LookoutForVisionAdministrators.Policies | Should -Be @(
            'arn:aws:iam::aws:policy/AmazonLookoutVisionConsoleFullAccess'
            'arn:aws:iam::aws:policy/AmazonLookoutVisionFullAccess'
        )
    }

    It 'finds and deletes the groups that have them' -Skip:$noBoto3 {
        $after.Groups.Keys | Should -Be Administrators
    }
}

Describe 'Access for a program' {
    BeforeAll {
        $name = 'Access for a program'
        $null = Invoke-Journey $name @here -Step 0
        $created = Read-Account
        $first = Get-Row deploy.csv deploy
        $null = Invoke-Journey $name @here -Step 1 -Continue
        $rotated = Read-Account
        $second = Get-Row deploy-rotated.csv deploy
    }

    It 'creates a user with a key and no password, with the permissions of the group' -Skip:$noBoto3 {
        $created.Groups.Deployers.Policies | Should -Be 'arn:aws:iam::aws:policy/PowerUserAccess'
        $user = $created.Users.deploy
        $user.Groups | Should -Be Deployers
        $user.Password | Should -BeNullOrEmpty
        $user.Policies | Should -BeNullOrEmpty
        $user.Mfa | Should -BeNullOrEmpty
        $user.Keys.Keys | Should -Be $first.'Access key ID'
        @($user.Keys.Values) | Should -Be Active
    }

    It 'writes a file without a password' {
        Get-Header deploy.csv | Should -BeExactly $columns
        $first.Password, $first.'Console login link' | Should -Be '', ''
        $first.'Secret access key'.Length | Should -Be 40
    }

    It 'rotates to a key that signs requests, and disables the old one' -Skip:$noBoto3 {
        $second.'Access key ID' | Should -Not -Be $first.'Access key ID'
        $rotated.Users.deploy.Keys | Should -HaveCount 1
        $rotated.Users.deploy.Keys[$first.'Access key ID'] | Should -Be Inactive
        $rotated.Users.deploy.Keys[$second.'Access key ID'] | Should -Be Active
        Invoke-AsUser $second ('sts', 'get_caller_identity'), ('iam', 'list_users') | Should -Be OK, AccessDenied
        Invoke-AsUser $first (, ('sts', 'get_caller_identity')) | Should -Be InvalidClientTokenId
    }

    It 'deletes the old key' -Skip:$noBoto3 {
        $null = Invoke-Journey $name @here -Step 2 -Continue
        $user = (Read-Account).Users.deploy
        $user.Keys.Keys | Should -Be $second.'Access key ID'
        @($user.Keys.Values) | Should -Be Active
        $user.Groups | Should -Be Deployers
    }

    It 'gives a key that the AWS CLI signs with' -ForEach @{ Clis = $clis } -Skip:(-not $clis) {
        $key = @{ AccessKey = $second.'Access key ID'; SecretKey = $second.'Secret access key' }
        foreach ($each in $Clis) {
            (Invoke-AwsCli -CliPath $each.Path @key sts get-caller-identity).Arn |
                Should -BeExactly 'arn:aws:iam::123456789012:user/deploy' -Because "of version $($each.Version)"
        }
    }
}

Describe 'Taking everybody''s permissions away in an emergency' {
    BeforeAll {
        $null = Invoke-Journey 'The first administrator', 'Sign-in details for many people' @here
        $null = Invoke-Journey 'Access for a program' @here -Step 0, 1 -Continue
        $name = 'Taking everybody''s permissions away in an emergency'
        $null = Invoke-Journey $name @here -Step 0 -Continue
        $before = Read-Account
        $lock = Invoke-Journey $name @here -Step 1 -Continue
        $locked = Read-Account
        $frank = Get-Row credentials.csv frank
        $deploy = Get-Row deploy-rotated.csv deploy
        $alice = Get-Row alice-key.csv alice
        $everything = @(
            , @('sts', 'get_caller_identity')
            , @('sts', 'get_session_token')
            , @('iam', 'list_users')
            , @('iam', 'get_user')
            , @('iam', 'create_user', @{ UserName = 'gina' })
            , @('iam', 'create_access_key', @{ UserName = 'frank' })
            , @('iam', 'delete_user_policy', @{ UserName = 'frank'; PolicyName = 'AdminIamLock' })
        )
    }

    AfterAll {
        Disconnect-AdminAccount
    }

    It 'leaves the caller out, says so, and lists who is locked' {
        $lock.Warning -join "`n" | Should -Match 'alice'
        $lock.Output.UserName | Select-Object -Unique | Sort-Object | Should -Be dave, deploy, erin, frank
        ($lock.Output | Where-Object Outcome -EQ Locked).UserName | Sort-Object | Should -Be dave, deploy, erin, frank
        ($lock.Output | Where-Object IsLocked).UserName | Sort-Object | Should -Be dave, deploy, erin, frank
    }

    It 'denies <UserName> everything, and disables the keys' -Skip:$noBoto3 -ForEach @(
        @{ UserName = 'dave' }
        @{ UserName = 'deploy' }
        @{ UserName = 'erin' }
        @{ UserName = 'frank' }
    ) {
        $user = $locked.Users[$UserName]
        $user.Inline.Keys | Should -Be AdminIamLock
        @($user.Inline.AdminIamLock.Statement).Where({
            $_.Effect -eq 'Deny' -and $_.Action -eq '*' -and $_.Resource -eq '*' -and -not $_.ContainsKey('Condition')
        }) | Should -Not -BeNullOrEmpty
        $user.Keys.Values | Should -Not -Contain Active
        $user.Groups | Should -Be $before.Users[$UserName].Groups
    }

    It 'accepts none of their keys' -Skip:$noBoto3 {
        Invoke-AsUser $frank $everything | Select-Object -Unique | Should -Be InvalidClientTokenId
        Invoke-AsUser $deploy $everything | Select-Object -Unique | Should -Be InvalidClientTokenId
    }

    It 'denies every action even if somebody enables a key again' -Skip:$noBoto3 {
        $id = $frank.'Access key ID'
        $status = { @{ UserName = 'frank'; AccessKeyId = $id; Status = $args[0] } }
        Invoke-AsUser $alice (, ('iam', 'update_access_key', (& $status Active))) | Should -Be OK
        $answers = Invoke-AsUser $frank $everything
        Invoke-AsUser $alice (, ('iam', 'update_access_key', (& $status Inactive))) | Should -Be OK

        # No policy controls who one is and one's own sessions, which have the permissions of the user: none.
        $answers[0, 1] | Should -Be OK, OK
        $answers | Select-Object -Skip 2 | Select-Object -Unique | Should -Be AccessDenied
    }

    It 'leaves alice in power' -Skip:$noBoto3 {
        $locked.Users.alice | ConvertTo-Json -Depth 9 | Should -Be ($before.Users.alice | ConvertTo-Json -Depth 9)
        Invoke-AsUser $alice ('iam', 'list_users'), ('iam', 'get_user') | Should -Be OK, OK
    }

    It 'is the same for the AWS CLI' -ForEach @{ Clis = $clis } -Skip:$noCli {
        Assert-SameByCli $locked $Clis
    }

    It 'gives everybody back exactly what they had' -Skip:$noBoto3 {
        $null = Invoke-Journey $name @here -Step 2 -Continue
        $after = Read-Account

        $after | ConvertTo-Json -Depth 9 | Should -Be ($before | ConvertTo-Json -Depth 9)
        @($after.Users.deploy.Keys.Values) | Sort-Object | Should -Be Active, Inactive
        Invoke-AsUser $frank ('iam', 'list_users'), ('iam', 'get_user') | Should -Be OK, OK
        Invoke-AsUser $deploy ('sts', 'get_caller_identity'), ('iam', 'list_users') | Should -Be OK, AccessDenied
    }
}

Describe 'An administrator leaves' {
    BeforeAll {
        $null = Invoke-Journey 'The first administrator', 'Sign-in details for many people' @here
        $null = New-AdminMfaDevice frank | Enable-AdminMfaDevice -FromSeed
        $before = Read-Account
        $frank = Get-Row credentials.csv frank
        $null = Invoke-Journey 'An administrator leaves' @here -Continue
        $after = Read-Account
    }

    It 'deletes the user with the password, key, MFA device and memberships' -Skip:$noBoto3 {
        $before.Users.frank.Mfa | Should -HaveCount 1
        $before.Users.frank.Keys | Should -HaveCount 1
        $before.Users.frank.Password | Should -Not -BeNullOrEmpty
        $after.Users.Keys | Sort-Object | Should -Be alice, dave, erin
        $after.Groups.Administrators.Members | Should -Be alice, dave, erin
        $after.VirtualMfa | Should -BeNullOrEmpty
    }

    It 'changes nobody else' -Skip:$noBoto3 {
        foreach ($name in 'alice', 'dave', 'erin') {
            $after.Users[$name] | ConvertTo-Json -Depth 9 | Should -Be ($before.Users[$name] | ConvertTo-Json -Depth 9)
        }
    }

    It 'accepts neither the password nor the key any more' -Skip:$noBoto3 {
        (Invoke-ConsoleSignIn $frank).SignedIn | Should -Not -BeTrue
        Invoke-AsUser $frank ('sts', 'get_caller_identity'), ('iam', 'list_users') |
            Should -Be InvalidClientTokenId, InvalidClientTokenId
    }

    It 'is the same for the AWS CLI' -ForEach @{ Clis = $clis } -Skip:$noCli {
        Assert-SameByCli $after $Clis
        foreach ($each in $Clis) {
            { Invoke-AwsCli -CliPath $each.Path iam get-user --user-name frank } | Should -Throw '*NoSuchEntity*'
        }
    }
}
